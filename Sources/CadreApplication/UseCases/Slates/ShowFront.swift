import CadreDomain
public import CadrePlanning

/// The front of a slate: how much more of one objective it could have, what that costs of another, and which weights ask for it.
public struct ShowFront: Sendable {
    let archive: SlateArchive

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

    /// Makes the use case.
    public init(archive: SlateArchive) { self.archive = archive }

    /// Reads the front of two objectives.
    ///
    /// - Parameter objectives: One of ``choices``; the first unless given.
    public func callAsFunction(
        _ slate: String, objectives: String? = nil, for caller: Caller
    ) async throws(Refusal) -> Detail {
        try AccessPolicy.check(caller, may: .readPeople)
        guard let id = ID<Slate>(slate) else {
            throw Refusal(.slateNotFound, "There is no slate (\(slate)).", fix: "Look at the list of slates.")
        }
        guard let asked = FrontObjectives(rawValue: objectives ?? Self.choices[0]) else {
            throw Refusal(
                .parameterBadValue, "There is no front of (\(objectives ?? "")).",
                fix: "Give one of: \(Self.choices.joined(separator: "; "))."
            )
        }
        let open = try await archive.open(id)
        let front = try await open.standing.front(of: asked, runs: archive.runs)
        return Detail(stored: open.stored, front: front, sheet: FrontSheet(front: front, open: open).sheet)
    }
}
