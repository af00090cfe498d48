public import CadreDomain

/// Repeats the run that made a slate from its frozen input and compares all that is stored of it.
public struct ReplayRun: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive
    let desk: RunDesk?

    /// What the repetition found.
    public struct Verdict: Hashable, Sendable {
        /// The slate.
        public let slate: ID<Slate>
        /// SHA-256 of the stored input, hexadecimal.
        public let inputDigest: String
        /// SHA-256 of the plan found again, hexadecimal.
        public let planDigest: String
        /// Whether input, plan, lines and totals are the stored ones to the byte.
        public let isSame: Bool
    }

    /// Makes the use case.
    ///
    /// - Parameter desk: Knows the slates of runs; nil where runs are named by their slates alone.
    public init(keeper: RegisterKeeper, archive: SlateArchive, desk: RunDesk? = nil) {
        self.keeper = keeper
        self.archive = archive
        self.desk = desk
    }

    /// Repeats the run that a slate, or its own identity, names.
    ///
    /// - Parameter asOf: The day by whose end the run has to have been made; today where nil.
    public func callAsFunction(
        _ key: String, asOf: Day? = nil, for caller: Caller
    ) async throws(Refusal) -> Verdict {
        try AccessPolicy.check(caller, may: .readRegister)
        let key = try await slate(of: key)
        guard let id = ID<Slate>(key) else { throw Self.missing(key) }
        let snapshot = await keeper.snapshot
        do throws(Refusal) {
            _ = try await archive.head(key, on: asOf ?? snapshot.today, snapshot.calendar)
            let (run, isSame) = try await archive.repeated(id)
            return Verdict(slate: id, inputDigest: run.inputDigest, planDigest: run.planDigest, isSame: isSame)
        } catch {
            guard error.code == .slateNotFound else { throw error }
            throw Refusal(.runNotFound, error.detail, fix: error.fix)
        }
    }

    /// The slate that a run made, where the key names a run.
    private func slate(of key: String) async throws(Refusal) -> String {
        guard let desk, key.hasPrefix(RunRecord.prefix), let id = ID<Run>(key) else { return key }
        let run = try await desk.run(id)
        guard let slate = run.slate else {
            throw Refusal(
                .runNotFound, "The run (\(id)) made no slate: it is (\(run.state.word)).",
                fix: "Repeat a run that is done."
            )
        }
        return slate.rawValue
    }

    private static func missing(_ key: String) -> Refusal {
        Refusal(.runNotFound, "There is no run or slate (\(key)).", fix: "Look at the list of runs.")
    }
}
