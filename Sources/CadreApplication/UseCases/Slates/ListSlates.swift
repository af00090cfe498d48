import CadreDomain

/// Lists slates, newest first.
public struct ListSlates: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Every slate.
    public func callAsFunction(for caller: Caller) async throws(Refusal) -> Sheet {
        try AccessPolicy.check(caller, may: .readRegister)
        let snapshot = await keeper.snapshot
        let slates = try await archive.heads()
        let drafts = slates.count { $0.slate.state.word == "draft" }
        return Sheet(
            title: "Slates",
            answer: slates.isEmpty
                ? "No slate has been solved yet."
                : "\(Grouped.count(slates.count, "slate")); "
                    + (drafts == 1 ? "1 is a draft." : "\(drafts == 0 ? "none" : Grouped.text(drafts)) are drafts."),
            asOf: snapshot.today, journalIndex: snapshot.journalIndex, tables: [Self.table(slates)],
            isList: true
        )
    }

    private static func table(_ slates: [StoredSlate]) -> DataTable {
        DataTable(
            name: "slates", title: "Slates, newest first",
            columns: [
                TableColumn("id", "Slate"), TableColumn("title", "Title"), TableColumn("state", "State"),
                TableColumn("version", "Version", isNumber: true), TableColumn("from", "From"),
                TableColumn("to", "To"), TableColumn("openings", "Openings", isNumber: true),
                TableColumn("filled", "Filled", isNumber: true),
                TableColumn("candidates", "Candidates", isNumber: true),
                TableColumn("points", "Points", isNumber: true),
                TableColumn(
                    "gap", "Gap", "How many points at most the best slate has more; 0 proves that it is the best.",
                    isNumber: true
                ),
                TableColumn("pins", "Pins", isNumber: true),
                TableColumn("created_by", "Solved by"),
            ],
            rows: slates.map { stored in
                TableRow(
                    [
                        .text(stored.slate.id.rawValue), .text(stored.slate.title), .text(stored.slate.state.word),
                        .int(stored.slate.version), .day(stored.slate.window.start),
                        .day(stored.slate.window.end.adding(days: -1)), .int(stored.run.openingCount),
                        .int(stored.run.lines.count), .int(stored.run.candidateCount), .int(stored.run.totalPoints),
                        .int(stored.run.bound - stored.run.totalPoints), .int(stored.pins.count),
                        .text(stored.slate.createdBy),
                    ],
                    links: [0: Address("/slates/\(stored.slate.id)")]
                )
            }
        )
    }
}
