import CadreApplication
import CadreDomain
import CadreExchange

/// Reads a file of training events into the sink of a load and gives the account of it.
struct TrainingEventLoad: Sendable {
    let path: String
    let countsPath: String?
    let reference: ReferenceTables

    private struct Readable: Error {}

    /// Reads up to the first lines, and the published counts, so that files of another kind make no data directory.
    func checkReadable() throws {
        do {
            _ = try TrainingEventReader.read(path: path, tables: reference) { _ in
                throw Readable()
            }
        } catch is Readable {}
        if let countsPath { _ = try Self.reconciliation(countsPath: countsPath, []) }
    }

    /// Feeds the sink and returns the account as canonical JSON.
    func run(into sink: any TrainingEventSink) throws -> String {
        var totals = 0
        let report = try TrainingEventReader.read(path: path, tables: reference) { batch in
            let events = batch.lines.map(Self.event)
            totals += events.count(where: \.isTotal)
            try sink.write(events)
        }
        let reconciliation = try countsPath.map { try Self.reconciliation(countsPath: $0, report.sources) }
        return Self.account(report, totals: totals, reconciliation).text
    }

    /// Compares lines with the published counts of a file; it is named where it cannot be read.
    private static func reconciliation(
        countsPath: String, _ sources: [TrainingEventReport.Source]
    ) throws -> TrainingEventReconciliation {
        do throws(UnreadableFile) {
            return try TrainingEventReconciliation(
                countsFile: try FileBytes.read(path: countsPath), sources: sources
            )
        } catch {
            let name = countsPath.split(separator: "/").last.map(String.init) ?? countsPath
            let form = "group, time of the making, source file and count, divided by tabs, without a header"
            switch error {
            case .columnsMissing:
                throw Refusal(
                    .fileUnreadable, "(\(name)) \(error.code): The rows are no published counts: \(form).",
                    fix: "Give the file of published counts with (--counts)."
                )
            case .empty:
                throw Refusal(
                    .fileUnreadable, "(\(name)) \(error.code): \(error.message)",
                    fix: "Give the file of published counts with (--counts), a row for each source file: \(form)."
                )
            default: throw Refusal(error, file: name)
            }
        }
    }

    /// Compares the lines of a file that was loaded before with the published counts; nil where the account says the
    /// same.
    func reconcile(_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount? {
        // A quote inside a value is written behind a backslash, so that no value can hold this key.
        guard let countsPath, let start = account.firstRange(of: ",\"reconciled\":")?.lowerBound else { return nil }
        let reconciliation = try Self.reconciliation(
            countsPath: countsPath,
            sources.map { .init(report: $0.report, region: $0.region, lineCount: $0.lineCount) }
        )
        let before = "{" + account[start...].dropFirst()
        let after = JSONText.object(Self.counts(reconciliation)).text
        guard before != after else { return nil }
        return ReconciledAccount(account: account[..<start] + "," + after.dropFirst(), before: before, after: after)
    }

    private static func event(_ line: TrainingEventLine) -> TrainingEvent {
        TrainingEvent(
            report: line.report, row: line.row, region: line.region, partner: line.partnerAsPrinted,
            country: line.partner, program: line.program, course: line.courseTitle, fiscalYear: line.fiscalYear,
            start: line.start, end: line.end, quantity: line.quantity, costCents: line.costCents,
            location: line.location, givingUnit: line.usUnit, studentUnit: line.studentUnit,
            isTotal: line.courseTitle.hasSuffix("Program Totals")
        )
    }

    private static func account(
        _ report: TrainingEventReport, totals: Int, _ reconciliation: TrainingEventReconciliation?
    ) -> JSONText {
        let unmapped = report.spellings.filter { $0.country == nil }
        let historical = report.spellings.filter { $0.country != nil }
        return .object(
            [
                ("read", .int(report.readCount)), ("loaded", .int(report.loadedCount)),
                ("rejected", .int(report.rejectedCount)), ("totals", .int(totals)),
                (
                    "rejections",
                    .list(report.rejections.map { line($0.row, [("cause", $0.cause.rawValue), ("found", $0.found)]) })
                ),
                (
                    "problems",
                    .list(
                        report.problems.map {
                            line($0.row, [("column", $0.column), ("cause", $0.cause.rawValue), ("found", $0.found)])
                        })
                ),
                ("problems_left_out", .int(report.unlistedProblemCount)),
                ("unmapped", .list(unmapped.map(Self.unmapped))),
                ("historical", .list(historical.map(Self.historical))),
                ("unreadable", .list(report.columns.map(Self.unreadable))),
                ("fiscal_year_from_report", .int(report.yearFromReportCount)),
                ("far_days", .int(report.farDayCount)), ("reversed_days", .int(report.reversedDayCount)),
                ("sources", .int(report.sources.count)),
            ] + counts(reconciliation))
    }

    /// What is said of one line.
    private static func line(_ row: Int, _ facts: [(String, String?)]) -> JSONText {
        .object([("row", .int(row))] + facts.map { ($0.0, .optional($0.1)) })
    }

    /// A spelling that has no country.
    private static func unmapped(_ spelling: TrainingEventReport.Spelling) -> JSONText {
        .object([
            ("partner", .text(spelling.partner)), ("mapping", .text(spelling.mapping.rawValue)),
            ("lines", .int(spelling.lineCount)), ("row", .int(spelling.firstRow)),
            ("suggestions", .list(spelling.suggestions.map(JSONText.text))),
        ])
    }

    /// An older name of a country.
    private static func historical(_ spelling: TrainingEventReport.Spelling) -> JSONText {
        .object([
            ("partner", .text(spelling.partner)), ("country", .optional(spelling.country?.rawValue)),
            ("lines", .int(spelling.lineCount)),
        ])
    }

    /// What a column holds that could not be read.
    private static func unreadable(_ column: TrainingEventReport.Column) -> JSONText {
        let samples = column.samples.map { line($0.row, [("found", $0.text)]) }
        return .object([
            ("column", .text(column.name)), ("unreadable", .int(column.unreadableCount)),
            ("empty", .int(column.emptyCount)), ("samples", .list(samples)),
        ])
    }

    /// What the account says of published counts; it stands at the end.
    private static func counts(_ reconciliation: TrainingEventReconciliation?) -> [(String, JSONText)] {
        [
            ("reconciled", reconciliation.map { .flag($0.isReconciled) } ?? .null),
            (
                "differences",
                .list(
                    (reconciliation?.differences ?? []).map {
                        .object([
                            ("source", .text($0.source)), ("file", .text($0.sourceFile)),
                            ("published", .optional($0.expectedCount)),
                            ("loaded", .int($0.loadedCount)),
                        ])
                    })
            ),
        ]
    }
}
