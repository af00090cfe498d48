public import CadreDomain
import CadreLedger

/// Repeats the run that made a slate from its frozen input and compares the plans byte by byte.
public struct ReplayRun: Sendable {
    let store: any SlateStore

    /// What the repetition found.
    public struct Verdict: Hashable, Sendable {
        /// The slate.
        public let slate: ID<Slate>
        /// SHA-256 of the stored input, hexadecimal.
        public let inputDigest: String
        /// SHA-256 of the plan found again, hexadecimal.
        public let planDigest: String
        /// Whether input and plan are the stored ones to the byte.
        public let isSame: Bool
    }

    /// Makes the use case.
    public init(store: any SlateStore) { self.store = store }

    /// Repeats the run.
    public func callAsFunction(_ key: String, for caller: Caller) async throws(Refusal) -> Verdict {
        try AccessPolicy.check(caller, may: .readRegister)
        let stored: StoredSlate?
        let text: String?
        let id = ID<Slate>(key)
        do throws(StoreError) {
            if let id {
                stored = try await store.slate(id)
                text = try await store.frozenInput(of: id)
            } else {
                stored = nil
                text = nil
            }
        } catch {
            throw Refusal(error)
        }
        guard let stored, let text else {
            throw Refusal(.runNotFound, "There is no run (\(key)).", fix: "Look at the list of slates.")
        }
        let (_, plan) = try SlateArchive.replay(text)
        let input = Digest256(of: text.utf8).description
        let found = PlanText.digest(plan)
        return Verdict(
            slate: stored.slate.id, inputDigest: input, planDigest: found,
            isSame: input == stored.run.inputDigest && found == stored.run.planDigest
        )
    }
}
