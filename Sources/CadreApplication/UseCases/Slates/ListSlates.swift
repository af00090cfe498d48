import CadreDomain

extension DatedSlate {
    /// The columns of the list of slates, in the order of exports.
    public static let columns: [Column<DatedSlate>] = [
        Column("id", "Slate", .text, "The identity of the slate.", isDefault: true) {
            .ranked($0.head.slate.id.rawValue, rank: $0.place)
        },
        Column("title", "Title", .text, "What the slate is called.", isDefault: true) { .text($0.head.slate.title) },
        Column(
            "state", "State", .choice(["draft", "submitted", "published", "superseded"]),
            "How far the slate had come by the end of the day.", isDefault: true
        ) { .text($0.head.slate.state.word) },
        Column("version", "Version", .int, "Counts every change of the slate.") { .int($0.head.slate.version) },
        Column("from", "From", .day, "The first day of the window.", isDefault: true) {
            .day($0.head.slate.window.start)
        },
        Column("to", "To", .day, "The last day of the window.", isDefault: true) {
            .day($0.head.slate.window.end.adding(days: -1))
        },
        Column("window", "Window", .range, "The days whose vacancies it fills.") { .range($0.head.slate.window) },
        Column("openings", "Openings", .int, "Positions to be filled in the window.", isDefault: true) {
            .int($0.head.openingCount)
        },
        Column("filled", "Filled", .int, "Openings that somebody is proposed for.", isDefault: true) {
            .int($0.head.filledCount)
        },
        Column("candidates", "Candidates", .int, "People who come available in the window.", isDefault: true) {
            .int($0.head.candidateCount)
        },
        Column("points", "Points", .int, "The sum of the points of all lines.", isDefault: true) {
            .int($0.head.totalPoints)
        },
        Column(
            "gap", "Gap", .int, "How many points at most the best slate has more; 0 proves that it is the best.",
            isDefault: true
        ) { .int($0.head.bound - $0.head.totalPoints) },
        Column("pins", "Pins", .int, "Pairs pinned or excluded by hand.", isDefault: true) {
            .int($0.head.pinCount)
        },
        Column("made_on", "Made on", .day, "The day that was today when the slate was solved.", isDefault: true) {
            .day($0.madeOn)
        },
        Column("created_by", "Solved by", .text, "Who asked for the run.", isDefault: true) {
            .text($0.head.slate.createdBy)
        },
        Column("submitted_by", "Submitted by", .text, "Who handed it in, where it waits for a second person.") {
            if case .submitted(let actor) = $0.head.slate.state { .text(actor) } else { .missing }
        },
        Column("published_by", "Published by", .text, "The second person, who put it in force.") {
            if case .published(let actor, _) = $0.head.slate.state { .text(actor) } else { .missing }
        },
        Column("published_on", "Published on", .day, "The day on which it was put in force.") {
            if case .published(_, let day) = $0.head.slate.state { .day(day) } else { .missing }
        },
        Column("superseded_by", "Superseded by", .text, "The later draft that replaces it.") {
            if case .superseded(let slate) = $0.head.slate.state { .text(slate.rawValue) } else { .missing }
        },
    ]

    /// Filters, orders and cuts slates.
    static let reader = ListReader<DatedSlate>(
        columns: columns, identity: { $0.head.slate.id.rawValue },
        searched: { [$0.head.slate.id.rawValue, $0.head.slate.title, $0.head.slate.createdBy] }
    )

    /// The number in the identity, which grows with every slate.
    private var place: Int { Int(head.slate.id.rawValue.drop { $0 != "_" }.dropFirst()) ?? 0 }
}

/// Lists the slates of a day, newest first unless another order is asked for.
public struct ListSlates: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// One page of the slates that match.
    public func page(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<DatedSlate> {
        let snapshot = await keeper.snapshot
        let (query, slates, day) = try await read(items, snapshot, caller)
        return try DatedSlate.reader.page(slates, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    /// Every slate that matches, as exports write them.
    public func all(_ items: [QueryItem], for caller: Caller) async throws(Refusal) -> ListPage<DatedSlate> {
        let snapshot = await keeper.snapshot
        let (query, slates, day) = try await read(items, snapshot, caller)
        return DatedSlate.reader.whole(slates, query, asOf: day, journalIndex: snapshot.journalIndex)
    }

    private func read(
        _ items: [QueryItem], _ snapshot: RegisterSnapshot, _ caller: Caller
    ) async throws(Refusal) -> (ListQuery, [DatedSlate], Day) {
        try AccessPolicy.check(caller, may: .readRegister)
        var query = try ListQuery(items, columns: DatedSlate.columns, reference: snapshot.reference)
        if query.order.isEmpty { query.order = [ListQuery.Order(field: "id", isDescending: true)] }
        let day = query.asOf ?? snapshot.today
        return (query, try await archive.heads(on: day, snapshot.calendar), day)
    }
}
