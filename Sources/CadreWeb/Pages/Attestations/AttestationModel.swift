import CadreApplication
import CadreDomain

/// What the page shows on which an office attests its roster.
struct AttestationModel: Sendable {
    /// A row with its tick and its note.
    struct Line: Sendable {
        let position: String
        let address: String
        let number: String
        let title: String
        let status: Mark?
        let incumbents: String
        let plannedEnd: String
        let change: String?
        let entry: String?
        let isTicked: Bool
        let note: String?
        let isCorrect: Bool
    }

    /// The form around the rows.
    struct Form: Sendable {
        let form: FormFields
        let action: String
        let digest: String
        let rows: String
        let noteLengthMax = SlateText.reasonLengthMax
    }

    /// What is on record of an attestation that was sent.
    struct Receipt: Sendable {
        let facts: Facts
    }

    /// Rows that have changed since they were shown.
    struct Refused: Sendable {
        struct Row: Sendable {
            let position: String
            let detail: String
        }

        let sentence: String
        let fix: String
        let rows: [Row]
    }

    let refused: Refused?
    let receipt: Receipt?
    let form: Form?
    let permission: Permission?
    let lines: [Line]
    let hasLines: Bool
    let caption: String
    let parts: [Link]
    let hasParts: Bool
    let partSentence: String
    let gone: TableModel?
    let empty: EmptyState?

    /// How many rows one part of the form holds, so that its fields stay within what a form may have.
    static let partRowCount = 50

    /// The page.
    ///
    /// - Parameters:
    ///   - index: The index of the journal under which it was sent; nil where it was not.
    ///   - part: Which part of the rows to show, from 1.
    ///   - refused: What was sent and refused, whose ticks and notes stand in the form again.
    static func page(
        _ form: AttestationForm, _ sheet: Sheet, _ index: Int64?, _ request: WebRequest, part: Int,
        refused: (input: AttestOffice.Input, refusal: Refusal)? = nil
    ) -> Page {
        Page(
            title: sheet.title, section: .partners,
            status: form.said?.receipt == nil ? nil : .good("attested"),
            scope: [form.office.command?.rawValue, form.office.country.rawValue].compactMap(\.self)
                .joined(separator: " \u{00B7} "),
            answer: sheet.answer, template: "attest",
            model: AttestationModel(form, sheet, index, request, part, refused), exports: nil,
            reasons: [
                Definition("Attest", "To say of every position of the office and who holds it that it is right."),
                Definition(
                    "Fix", "A note of what is wrong: a finding for the assignment officer, which edits nothing."),
                Definition("Digest", "SHA-256 of the rows shown: what is attested is what was shown."),
            ]
        )
    }

    private init(
        _ form: AttestationForm, _ sheet: Sheet, _ index: Int64?, _ request: WebRequest, _ part: Int,
        _ refused: (input: AttestOffice.Input, refusal: Refusal)?
    ) {
        let count = Self.partCount(form)
        let shown = Array(form.lines.dropFirst((part - 1) * Self.partRowCount).prefix(Self.partRowCount))
        let path = "/offices/\(FormText.encoded(form.office.code))/attest"
        let isAsked = form.campaign.isOpen && form.said?.receipt == nil && !form.lines.isEmpty
        let reach = Reach(country: form.office.country, command: form.office.command)
        let may = request.may(.attestOffice) && AccessPolicy.allows(request.caller, .attestOffice, on: reach)
        self.form =
            isAsked && may
            ? Form(
                form: request.formFields(for: path), action: path, digest: form.digest,
                rows: shown.map { "\($0.row.position):\($0.row.mark)" }.joined(separator: ",")
            ) : nil
        permission = isAsked && !may ? Permission(.attestOffice, "attest this roster", request) : nil
        lines = shown.map { Self.line($0, refused?.input, request) }
        hasLines = !lines.isEmpty
        caption =
            "Positions and who holds them on \(form.campaign.asOf.prose), journal index "
            + "\(Words.number(Int(request.state.journalIndex)))."
        parts = (1...count).map { number in
            Link(
                number == part ? "part \(number) (shown)" : "part \(number)",
                FormText.address(path, number > 1 ? [QueryItem("part", String(number))] : [])
            )
        }
        hasParts = count > 1
        partSentence =
            "\(Words.count(form.lines.count, "row")) in \(count) parts; each is answered on its own, and what was "
            + "answered is kept."
        gone = form.gone.isEmpty ? nil : sheet.table("gone").map { TableModel($0, request, isCompact: true) }
        receipt = form.said?.receipt.map { Receipt($0, form, index, request) }
        self.refused = refused.map { refused in
            Refused(
                sentence: refused.refusal.detail, fix: refused.refusal.fix,
                rows: refused.refusal.problems.map { .init(position: $0.pointer, detail: $0.detail) }
            )
        }
        empty = form.lines.isEmpty ? EmptyState("The office has no position on this day.") : nil
    }

    private static func partCount(_ form: AttestationForm) -> Int {
        max(1, (form.lines.count + partRowCount - 1) / partRowCount)
    }

    /// Reads which part of the rows to show; the first unless one is named.
    static func part(_ text: String?, of form: AttestationForm) throws(Refusal) -> Int {
        guard let text else { return 1 }
        let count = partCount(form)
        guard let part = Int(text), (1...count).contains(part) else {
            throw Refusal(
                .parameterBadValue, "There is no part (\(text)) of the roster.",
                fix: "Give a number from 1 to \(count).")
        }
        return part
    }

    private static func line(
        _ line: AttestationForm.Line, _ sent: AttestOffice.Input?, _ request: WebRequest
    ) -> Line {
        let position = line.row.position
        let facts = Dictionary(zip(AttestedRow.factNames, line.row.facts)) { first, _ in first }
        let isSame = sent?.shown?[position] == line.row.mark
        let note = isSame ? sent?.notes[position] : line.answer?.note
        let isTicked =
            isSame
            ? sent?.correct.contains(position) == true : line.answer.map { $0.note == nil } ?? false
        return Line(
            position: position.rawValue, address: "/positions/\(position)", number: facts["number"] ?? "",
            title: facts["title"] ?? "", status: SheetText.mark(.text(facts["status"] ?? ""), "status"),
            incumbents: facts["incumbents"] ?? "", plannedEnd: facts["planned_end"] ?? "", change: line.change,
            entry: line.entry.map {
                "by \($0.actor) on \($0.at.day.prose), journal \(Words.number(Int($0.index)))"
            },
            isTicked: isTicked, note: note, isCorrect: line.answer.map { $0.note == nil } ?? false
        )
    }
}

extension AttestationModel.Receipt {
    init(_ receipt: Attestation.Receipt, _ form: AttestationForm, _ index: Int64?, _ request: WebRequest) {
        facts = Facts([
            .init("Campaign", "\(form.campaign.quarter), \(form.campaign.id)", address: "/attestations"),
            .init("Attested", "by \(receipt.by), \(Words.moment(receipt.at))"),
            .init(
                "Rows",
                "\(Words.count(form.said?.answers.count ?? 0, "row")), "
                    + "\(Words.count(form.said?.findings.count ?? 0, "finding"))"),
            .init("Journal index", index.map { Words.number(Int($0)) } ?? Words.notReported),
            .init("Digest of the rows", receipt.digest),
            .init(
                "The same rows today", receipt.digest == form.digest ? "unchanged" : "changed since",
                mark: receipt.digest == form.digest ? .good("yes:") : .warn("no:")
            ),
        ])
    }
}
