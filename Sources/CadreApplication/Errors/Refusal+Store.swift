extension Refusal {
    /// Says in the words of a use case why the store did not do what it was asked.
    public init(_ error: StoreError) {
        switch error {
        case .unavailable(let reason):
            self.init(
                .storeUnavailable, "The store cannot be used now (\(reason)).",
                fix: "Nothing was written. Try again; if it goes on, free disk space or call the operator."
            )
        case .corrupt(let reason):
            self.init(
                .storeCorrupt, "The store holds something that breaks its own rules (\(reason)).",
                fix: "Stop the server and run (cadre doctor); restore a copy if it confirms the damage."
            )
        case .conflict("oneReliefPerPosition"):
            self.init(
                .positionTaken, "The position has a relief already.", fix: "Read the position again and decide anew."
            )
        case .conflict:
            self.init(
                .recordBreaksLaw, "The store refuses the change, since it would break one of its own rules.",
                fix: "Correct the record, or write what it refers to first."
            )
        case .staleVersion(let found):
            self.init(
                .versionStale, "The record is at version (\(found)) by now.",
                fix: "Read it again and decide anew."
            )
        case .keyReused:
            self.init(
                .idempotencyKeyReused, "The idempotency key was used for another request.",
                fix: "Choose a new key for a new request."
            )
        }
    }
}
