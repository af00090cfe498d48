import CadreApplication
import CadreDomain

/// Attestation: the page of one office, the progress, the offices and the findings of campaigns.
struct AttestationPages: Sendable {
    let attest: AttestOffice
    let list: ListAttestations
    let open: OpenAttestation
    let settle: SettleFinding

    private static let noteField = "note_{position}"
    private static let code = Endpoint.Parameter(
        "code", "The code or the identity of the office.", example: "PHL-JUSMAG")

    var endpoints: [Endpoint] { [progress, offices, findings, opening, closing, settling, form, answering] }

    private var progress: Endpoint {
        .get(
            "/attestations", "Shows how far attestation has come in a quarter, by command.", action: .readRegister,
            formats: [.html, .json, .csv],
            parameters: [
                .init("quarter", "The quarter; the newest campaign unless given.", example: "FY2027-Q1"),
                .table(ListAttestations.tableNames.joined(separator: ", "), first: ListAttestations.tableNames[0]),
            ],
            errors: [.parameterBadValue], example: AttestationExamples.progress,
            answer: AttestationExamples.progressAnswer
        ) { request in
            let (sheet, campaign) = try await list.progress(quarter: request.value("quarter"), for: request.caller)
            return try .record(sheet, request, named: "attestations") {
                ProgressModel.page(sheet, campaign, request)
            }
        }
    }

    private var offices: Endpoint {
        .get(
            "/attestations/offices", "Lists the offices of campaigns with how far each has come.",
            action: .readRegister,
            formats: Format.ofLists, filters: Endpoint.Filter.of(AttestationRow.columns),
            example: AttestationExamples.offices
        ) { request in
            let page = try await list.offices(request.query, isWhole: false, for: request.caller)
            return try await .list(page, request, named: "attestations") { () async throws(Refusal) in
                try await list.offices(request.query, isWhole: true, for: request.caller)
            } html: { () async throws(Refusal) in
                AttestationLists.page(page, request)
            }
        }
    }

    private var findings: Endpoint {
        .get(
            "/attestations/findings", "Lists what offices have found wrong, within the caller's scope.",
            action: .readPeople, formats: Format.ofLists, filters: Endpoint.Filter.of(AttestationFinding.columns),
            example: AttestationExamples.findings
        ) { request in
            let page = try await list.findings(request.query, isWhole: false, for: request.caller)
            return try await .list(page, request, named: "findings") { () async throws(Refusal) in
                try await list.findings(request.query, isWhole: true, for: request.caller)
            } html: { () async throws(Refusal) in
                AttestationLists.page(page, request)
            }
        }
    }

    private var opening: Endpoint {
        .post(
            "/attestations", "Opens the attestation campaign of a quarter.", action: .openAttestation, makes: true,
            fields: [
                .init(
                    "quarter", "The quarter; the one of today unless given.", isRequired: false, example: "FY2027-Q1"),
                .init(
                    "roster_of", "The day whose roster is attested; today unless given.", isRequired: false,
                    example: "2026-12-01"),
                .init(
                    "due", "The last day in time; 30 days from today unless given.", isRequired: false,
                    example: "2026-12-31"),
            ],
            errors: [.attestationOpen, .parameterBadValue, .idempotencyKeyReused], example: AttestationExamples.opened
        ) { request in
            let campaign = try await open(
                quarter: request.field("quarter"), asOf: request.bodyDay("roster_of"), due: request.bodyDay("due"),
                key: request.idempotencyKey(), by: request.caller)
            return .made(request, at: "/attestations", .object([("id", .text(campaign.rawValue))]))
        }
    }

    private var closing: Endpoint {
        .post(
            "/attestations/closure", "Closes the open campaign; what was not sent by then is missed.",
            action: .openAttestation, errors: [.attestationNotOpen, .idempotencyKeyReused],
            example: AttestationExamples.opened
        ) { request in
            let campaign = try await open.close(key: request.idempotencyKey(), by: request.caller)
            return .done(request, at: "/attestations", .object([("id", .text(campaign.rawValue))]))
        }
    }

    private var settling: Endpoint {
        .post(
            "/attestations/findings/settlement", "Settles a finding: says what was done about it.",
            action: .settleFinding,
            fields: [
                .init("quarter", "The quarter of the campaign.", example: "FY2027-Q1"),
                .init("position", "The identity of the position.", example: "pos_000114"),
                .init(
                    "reason", "What was done, in one line of at most \(SlateText.reasonLengthMax) characters.",
                    example: "The departure was imported."),
            ],
            errors: [.findingNotFound, .findingSettled, .parameterBadValue, .idempotencyKeyReused],
            example: AttestationExamples.settled
        ) { request in
            let position = request.field("position") ?? ""
            try await settle(
                quarter: request.field("quarter") ?? "", position: position, reason: request.field("reason") ?? "",
                key: request.idempotencyKey(), by: request.caller)
            return .done(
                request, at: "/attestations/findings",
                .object([("position", .text(position)), ("state", .text("settled"))])
            )
        }
    }

    private var form: Endpoint {
        .get(
            "/offices/{code}/attest",
            "Shows what an office is asked to attest in the newest campaign, what changed first, and the receipt.",
            action: .readPeople, formats: [.html, .json, .csv],
            parameters: [
                Self.code,
                .init("part", "Which part of the rows to show, where an office has many.", example: "2"),
                .table("rows, gone", first: "rows"),
            ],
            errors: [.officeNotFound, .attestationNotOpen, .parameterBadValue], example: AttestationExamples.form,
            answer: AttestationExamples.formAnswer
        ) { request in
            let form = try await attest.form(request.parameter("code"), for: request.caller)
            let index = try await attest.journalIndex(of: form.said)
            let sheet = form.sheet(index, journalIndex: request.state.journalIndex)
            let part = try AttestationModel.part(request.value("part"), of: form)
            return try .record(sheet, request, named: "attest-\(form.office.code)") {
                AttestationModel.page(form, sheet, index, request, part: part)
            }
        }
    }

    private var answering: Endpoint {
        .post(
            "/offices/{code}/attest",
            "Keeps a draft of the attestation of an office, or sends it; rows that are not as shown are refused. "
                + "Where rows are left without a tick or a note, the draft is kept and nothing is sent.",
            action: .attestOffice, parameters: [Self.code],
            fields: [
                .init(
                    "digest", "The figure digest of GET /offices/{code}/attest.",
                    example: String(repeating: "a", count: 64)),
                .init(
                    "rows", "The rows shown, position:mark apart by commas; every row unless given.", isRequired: false,
                    example: "pos_000114:0123456789abcdef", isList: true),
                .init(
                    "correct", "The positions whose rows are right, apart by commas.", isRequired: false,
                    example: "pos_000114", isList: true),
                .init("all", "yes: every row shown without a note is right.", isRequired: false, example: "yes"),
                .init(
                    Self.noteField, "What is wrong with the row of a position, one field for each.", isRequired: false,
                    example: "Left on 3 November."),
                .init("step", "save keeps a draft, send attests.", example: "send"),
            ],
            errors: [
                .officeNotFound, .attestationNotOpen, .attestationSent, .attestationChanged, .parameterBadValue,
                .idempotencyKeyReused,
            ],
            example: AttestationExamples.answered
        ) { request in
            let input = try Self.input(request)
            let left: Int
            do throws(Refusal) {
                left = try await attest(input, key: request.idempotencyKey(), by: request.caller)
            } catch {
                guard error.code == .attestationChanged, request.format == .html else { throw error }
                return try await refused(input, error, request)
            }
            let form = try await attest.form(input.office, for: request.caller)
            let index = try await attest.journalIndex(of: form.said)
            // The part with the first row that is left open.
            let place = form.lines.firstIndex { $0.answer == nil } ?? 0
            let number = place / AttestationModel.partRowCount + 1
            let part = number > 1 ? [QueryItem("part", String(number))] : []
            return .done(
                request, at: FormText.address("/offices/\(FormText.encoded(form.office.code))/attest", part),
                .object([
                    ("campaign", .text(form.campaign.id.rawValue)), ("office", .text(form.office.code)),
                    ("state", .text(form.said?.receipt == nil ? "draft" : "attested")), ("left", .int(left)),
                    ("findings", .int(form.said?.findings.count ?? 0)),
                    ("digest", .optional(form.said?.receipt?.digest)),
                    ("journal_index", .optional(index.map { Int($0) })),
                ])
            )
        }
    }

    /// The page of the office with the rows that have changed, and what was answered of the others.
    private func refused(
        _ input: AttestOffice.Input, _ refusal: Refusal, _ request: WebRequest
    ) async throws(Refusal) -> Reply {
        let form = try await attest.form(input.office, for: request.caller)
        let address = "/offices/\(FormText.encoded(form.office.code))/attest"
        let sheet = form.sheet(nil, journalIndex: request.state.journalIndex)
        // The part whose rows were sent.
        let place = form.lines.firstIndex { input.shown?[$0.row.position] != nil } ?? 0
        let page = AttestationModel.page(
            form, sheet, nil, request.reading(address), part: place / AttestationModel.partRowCount + 1,
            refused: (input: input, refusal: refusal))
        return .refused(page, at: address, for: refusal)
    }

    /// Reads what an office says from the fields of a request.
    private static func input(_ request: WebRequest) throws(Refusal) -> AttestOffice.Input {
        func words(_ name: String) -> [String] { (request.field(name) ?? "").split(separator: ",").map(String.init) }
        func position(_ text: some StringProtocol) throws(Refusal) -> ID<Position> {
            guard let id = ID<Position>(String(text)) else {
                throw Refusal(
                    .parameterBadValue, "There is no position (\(text)).", fix: "Give identities, such as pos_000114.")
            }
            return id
        }
        var shown: [ID<Position>: String]?
        if request.field("rows") != nil {
            var rows: [ID<Position>: String] = [:]
            for word in words("rows") {
                let halves = word.split(separator: ":", maxSplits: 1)
                rows[try position(halves.first ?? "")] = halves.count == 2 ? String(halves[1]) : ""
            }
            shown = rows
        }
        var correct: Set<ID<Position>> = []
        for word in words("correct") { correct.insert(try position(word)) }
        var notes: [ID<Position>: String] = [:]
        let prefix = noteField.prefix { $0 != "{" }
        for (name, text) in request.fields where name.hasPrefix(prefix) {
            notes[try position(name.dropFirst(prefix.count))] = text
        }
        let step = request.field("step") ?? ""
        guard ["save", "send"].contains(step) else {
            throw Refusal(.parameterBadValue, "The step (\(step)) is unknown.", fix: "Give save or send.")
        }
        return AttestOffice.Input(
            office: request.parameter("code"), digest: request.field("digest") ?? "", shown: shown, correct: correct,
            areAllCorrect: request.field("all") == "yes", notes: notes, isSent: step == "send"
        )
    }
}
