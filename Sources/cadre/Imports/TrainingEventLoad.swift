import CadreApplication
import CadreDomain
import CadreExchange

/// Reads a file of training events into the sink of a load and gives the account of it.
struct TrainingEventLoad: Sendable {
    let path: String
    let countsPath: String?
    let reference: ReferenceTables

    private struct Readable: Error {}

    /// Reads up to the first lines, so that a file of another kind makes no data directory.
    static func checkReadable(path: String, _ reference: ReferenceTables) throws {
        do {
            _ = try TrainingEventReader.read(path: path, tables: reference) { _ in
                throw Readable()
            }
        } catch is Readable {}
    }

    /// Feeds the sink and returns the account as canonical JSON.
    func run(into sink: any TrainingEventSink) throws -> String {
        var totals = 0
        let report = try TrainingEventReader.read(path: path, tables: reference) { batch in
            let events = batch.lines.map(Self.event)
            totals += events.count(where: \.isTotal)
            try sink.write(events)
        }
        var reconciliation: TrainingEventReconciliation?
        if let countsPath {
            reconciliation = try TrainingEventReconciliation(
                countsFile: try FileBytes.read(path: countsPath), sources: report.sources
            )
        }
        return Self.account(report, totals: totals, reconciliation).text
    }

    /// Compares the lines of a file that was loaded before with the published counts; nil where the account says the
    /// same.
    func reconcile(_ account: String, _ sources: [TrainingSource]) throws -> ReconciledAccount? {
        // A quote inside a value is written behind a backslash, so that no value can hold this key.
        guard let countsPath, let start = account.firstRange(of: ",\"reconciled\":")?.lowerBound else { return nil }
        let reconciliation = try TrainingEventReconciliation(
            countsFile: try FileBytes.read(path: countsPath),
            sources: sources.map { .init(report: $0.report, region: $0.region, lineCount: $0.lineCount) }
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
        .object(
            [
                ("read", .int(report.readCount)), ("loaded", .int(report.loadedCount)),
                ("rejected", .int(report.rejectedCount)), ("totals", .int(totals)),
                (
                    "rejections",
                    .list(
                        report.rejections.map {
                            .object([
                                ("row", .int($0.row)), ("cause", .text($0.cause.rawValue)), ("found", .text($0.found)),
                            ])
                        })
                ),
                (
                    "problems",
                    .list(
                        report.problems.map {
                            .object([
                                ("row", .int($0.row)), ("column", .optional($0.column)),
                                ("cause", .text($0.cause.rawValue)), ("found", .text($0.found)),
                            ])
                        })
                ),
                ("problems_left_out", .int(report.unlistedProblemCount)),
                (
                    "unmapped",
                    .list(
                        report.spellings.filter { $0.country == nil }.map { spelling in
                            .object([
                                ("partner", .text(spelling.partner)), ("mapping", .text(spelling.mapping.rawValue)),
                                ("lines", .int(spelling.lineCount)), ("row", .int(spelling.firstRow)),
                                ("suggestions", .list(spelling.suggestions.map(JSONText.text))),
                            ])
                        })
                ),
                (
                    "historical",
                    .list(
                        report.spellings.filter { $0.country != nil }.map { spelling in
                            .object([
                                ("partner", .text(spelling.partner)),
                                ("country", .optional(spelling.country?.rawValue)),
                                ("lines", .int(spelling.lineCount)),
                            ])
                        })
                ),
                (
                    "unreadable",
                    .list(
                        report.columns.map { column in
                            .object([
                                ("column", .text(column.name)), ("unreadable", .int(column.unreadableCount)),
                                ("empty", .int(column.emptyCount)),
                                (
                                    "samples",
                                    .list(
                                        column.samples.map {
                                            .object([("row", .int($0.row)), ("found", .text($0.text))])
                                        })
                                ),
                            ])
                        })
                ),
                ("fiscal_year_from_report", .int(report.yearFromReportCount)),
                ("far_days", .int(report.farDayCount)), ("reversed_days", .int(report.reversedDayCount)),
                ("sources", .int(report.sources.count)),
            ] + counts(reconciliation))
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
