/// Looks at every subscribed view when no commit does: when a server starts, and when the day changes.
public struct LookAtViews: Sendable {
    let keeper: RegisterKeeper

    /// Makes the use case.
    public init(keeper: RegisterKeeper) { self.keeper = keeper }

    /// Writes what newly matches, and what no longer does, in one transaction; nothing where nothing changed.
    public func callAsFunction(requestID: String) async throws(Refusal) {
        try await keeper.lookAtViews(
            by: Caller(actor: "Cadre", role: .administrator, scope: .global, requestID: requestID)
        )
    }
}
