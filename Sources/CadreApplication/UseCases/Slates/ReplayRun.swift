public import CadreDomain

/// Repeats the run that made a slate from its frozen input and compares all that is stored of it.
public struct ReplayRun: Sendable {
    let archive: SlateArchive

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
    public init(archive: SlateArchive) { self.archive = archive }

    /// Repeats the run.
    public func callAsFunction(_ key: String, for caller: Caller) async throws(Refusal) -> Verdict {
        try AccessPolicy.check(caller, may: .readRegister)
        guard let id = ID<Slate>(key) else { throw Self.missing(key) }
        do throws(Refusal) {
            let (run, isSame) = try await archive.repeated(id)
            return Verdict(slate: id, inputDigest: run.inputDigest, planDigest: run.planDigest, isSame: isSame)
        } catch {
            throw error.code == .slateNotFound ? Self.missing(key) : error
        }
    }

    private static func missing(_ key: String) -> Refusal {
        Refusal(.runNotFound, "There is no run (\(key)).", fix: "Look at the list of slates.")
    }
}
