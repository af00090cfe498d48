import ArgumentParser
import CadreApplication
import CadreDomain

/// Attestation campaigns: opening, closing, the progress, what was found.
struct AttestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attest", abstract: "Opens attestation campaigns, shows their progress and settles findings.",
        subcommands: [
            Open.self, Close.self, Progress.self, ListCommand<AttestationRows>.self, ListCommand<FindingRows>.self,
            Settle.self,
        ]
    )

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Opens the campaign of a quarter, as a planner.")
        @OptionGroup var options: DataOptions
        @Option(help: "The quarter, such as FY2027-Q1; the one of today unless given.") var quarter: String?
        @Option(help: "The day whose roster is attested; today unless given.") var asOf: String?
        @Option(help: "The last day in time; 30 days from today unless given.") var due: String?

        func run() async throws {
            let useCases = try await options.writing().useCases
            let id = try await useCases.openAttestation(
                quarter: quarter, asOf: Day.option(asOf, "as-of"), due: Day.option(due, "due"), key: options.key(),
                by: options.caller())
            Account(text: "\(id): open", fields: [("id", .text(id.rawValue)), ("state", .text("open"))])
                .write(options.output)
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Closes the open campaign, as a planner.")
        @OptionGroup var options: DataOptions

        func run() async throws {
            let useCases = try await options.writing().useCases
            let id = try await useCases.openAttestation.close(key: options.key(), by: options.caller())
            Account(text: "\(id): closed", fields: [("id", .text(id.rawValue)), ("state", .text("closed"))])
                .write(options.output)
        }
    }

    struct Progress: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows how far a campaign has come, by command.")
        @OptionGroup var options: DataOptions
        @OptionGroup var record: RecordOptions
        @Option(help: "The quarter; the newest campaign unless given.") var quarter: String?

        func run() async throws {
            let composition = try await options.reading()
            let progress = try await composition.useCases.listAttestations.progress(
                quarter: quarter, for: options.caller())
            try record.write(progress.sheet, options.output, composition.reference)
        }
    }

    struct Settle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says what was done about a finding, as an assignment officer.")
        @OptionGroup var options: DataOptions
        @Option(help: "The quarter of the campaign.") var quarter: String
        @Option(help: "What was done.") var reason: String
        @Argument(help: "The identity of the position.") var position: String

        func run() async throws {
            let useCases = try await options.writing().useCases
            try await useCases.settleFinding(
                quarter: quarter, position: position, reason: reason, key: options.key(), by: options.caller())
            Account(
                text: "\(position): settled",
                fields: [("position", .text(position)), ("state", .text("settled"))]
            ).write(options.output)
        }
    }
}

extension OfficesCommand {
    /// Attests the roster of an office as it is read.
    struct Attest: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Attests the roster of an office as its chief; without --all and --note shows what to attest.")
        @OptionGroup var options: DataOptions
        @Flag(help: "Every row without a note is correct.") var all = false
        @Option(help: "A row that is correct, by the identity of its position; may be repeated.")
        var correct: [String] = []
        @Option(help: "What is wrong with a row, such as pos_000114=Left on 3 November.; may be repeated.")
        var note: [String] = []
        @Option(help: "The digest of the rows seen; those of now unless given.") var digest: String?
        @Argument(help: "The code.") var office: String

        func run() async throws {
            guard all || !correct.isEmpty || !note.isEmpty else { return try await show(options.reading()) }
            let useCases = try await options.writing().useCases
            let caller = try options.caller()
            let notes = try note.map { text in
                guard let sign = text.firstIndex(of: "=") else {
                    throw Refusal(
                        .usageBad, "The note (\(text)) has no equals sign.", fix: "Write it as POSITION=what is wrong.")
                }
                return (try position(text[..<sign]), String(text[text.index(after: sign)...]))
            }
            let seen = try await useCases.attestOffice.form(office, for: caller)
            var right = Set(try correct.map { try position($0[...]) })
            // What was answered before and is not named now stays answered.
            for line in seen.lines where line.answer?.note == nil && line.answer != nil {
                right.insert(line.row.position)
            }
            var wrong = Dictionary(
                seen.lines.compactMap { line in line.answer?.note.map { (line.row.position, $0) } }
            ) { first, _ in first }
            for (position, text) in notes { wrong[position] = text }
            let left = try await useCases.attestOffice(
                AttestOffice.Input(
                    office: office, digest: digest ?? seen.digest, correct: right, areAllCorrect: all, notes: wrong,
                    isSent: true),
                key: options.key(), by: caller)
            let form = try await useCases.attestOffice.form(office, for: caller)
            let index = try await useCases.attestOffice.journalIndex(of: form.said)
            let state = form.said?.receipt == nil ? "draft" : "attested"
            Account(
                text: "\(form.office.code): \(state), \(left) rows left, \(form.said?.findings.count ?? 0) findings"
                    + (index.map { ", journal index \($0)" } ?? ""),
                fields: [
                    ("office", .text(form.office.code)), ("quarter", .text(form.campaign.quarter.description)),
                    ("state", .text(state)), ("left", .int(left)), ("findings", .int(form.said?.findings.count ?? 0)),
                    ("digest", .text(form.digest)), ("journal_index", .optional(index.map { Int($0) })),
                ]
            ).write(options.output)
            if form.said?.receipt == nil { throw Finding() }
        }

        private func show(_ composition: Composition) async throws {
            let attest = composition.useCases.attestOffice
            let form = try await attest.form(office, for: options.caller())
            let index = try await attest.journalIndex(of: form.said)
            let journalIndex = await composition.useCases.keeper.snapshot.journalIndex
            form.sheet(index, journalIndex: journalIndex).write(options.output)
        }

        private func position(_ text: Substring) throws -> ID<Position> {
            guard let id = ID<Position>(String(text)) else {
                throw Refusal(
                    .usageBad, "There is no position (\(text)).", fix: "Give an identity, such as pos_000114.")
            }
            return id
        }
    }
}

/// What lists of the offices of campaigns write.
enum AttestationRows: ListedRows {
    static let abstract = "Lists the offices of campaigns that match."
    static let name = "attestations"
    static let path = "/attestations/offices"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<AttestationRow> {
        try await useCases.listAttestations.offices(items, isWhole: isWhole, for: caller)
    }
}

/// What lists of findings write.
enum FindingRows: ListedRows {
    static let commandName = "findings"
    static let abstract = "Lists what offices have found wrong."
    static let name = "findings"
    static let path = "/attestations/findings"

    static func rows(
        _ items: [QueryItem], isWhole: Bool, _ useCases: UseCases, for caller: Caller
    ) async throws(Refusal) -> ListPage<AttestationFinding> {
        try await useCases.listAttestations.findings(items, isWhole: isWhole, for: caller)
    }
}
