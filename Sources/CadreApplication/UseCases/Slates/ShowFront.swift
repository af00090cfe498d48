public import CadreDomain
public import CadrePlanning

/// The front of a slate: how much more of one objective it could have, what that costs of another, and which weights
/// ask for it.
public struct ShowFront: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive
    private let lookCountMax: Int

    /// What the page shows.
    public struct Detail: Sendable {
        /// The head, the run and the pins.
        public let stored: StoredSlate
        /// The corners and the slate's own place.
        public let front: SlateFront
        /// The figures and the table as every edge writes them.
        public let sheet: Sheet
    }

    /// The words that name two objectives, for help and refusals.
    public static let choices = FrontObjectives.allCases.map(\.rawValue)

    /// The columns of the table, whichever two objectives are asked for.
    public static let columns: [TableColumn] = {
        var seen: Set<String> = []
        return FrontObjectives.allCases.flatMap { FrontSheet.columns($0.second) }
            .filter { seen.insert($0.name).inserted }
    }()

    /// Makes the use case.
    ///
    /// - Parameter lookCountMax: After how many looks the search against fairness ends.
    public init(keeper: RegisterKeeper, archive: SlateArchive, lookCountMax: Int = SlateFront.lookCountMax) {
        self.keeper = keeper
        self.archive = archive
        self.lookCountMax = lookCountMax
    }

    /// Reads the front of two objectives.
    ///
    /// - Parameters:
    ///   - slate: The identity of the slate.
    ///   - objectives: One of ``choices``; the first unless given.
    ///   - asOf: The day by whose end the slate is looked at; today where nil.
    ///   - caller: Who asks; slates name people of every place.
    public func callAsFunction(
        _ slate: String, objectives: String? = nil, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        guard let asked = FrontObjectives(rawValue: objectives ?? Self.choices[0]) else {
            throw Refusal(
                .parameterBadValue, "There is no front of (\(objectives ?? "")).",
                fix: "Give one of: \(Self.choices.joined(separator: "; "))."
            )
        }
        let snapshot = await keeper.snapshot
        let day = asOf ?? snapshot.today
        let open = try await archive.open(slate, on: day, snapshot.calendar)
        let (standing, lookCountMax) = (open.standing, lookCountMax)
        let front = try await archive.fronts.front(
            FrontDesk.Key(slate: open.stored.slate.id, objectives: asked)
        ) { isCancelled throws(Refusal) in
            try standing.front(of: asked, lookCountMax: lookCountMax, isCancelled: isCancelled)
        }
        return Detail(
            stored: open.stored, front: front,
            sheet: FrontSheet(front: front, open: open).sheet(asOf: day, journalIndex: snapshot.journalIndex)
        )
    }
}
