public import CadreDomain

/// Submits a draft slate for approval.
public struct SubmitSlate: Sendable {
    let keeper: RegisterKeeper
    let archive: SlateArchive

    /// Makes the use case.
    public init(keeper: RegisterKeeper, archive: SlateArchive) {
        self.keeper = keeper
        self.archive = archive
    }

    /// Submits the slate at the version that was read and returns the new version.
    public func callAsFunction(
        _ id: ID<Slate>, expectedVersion: Int, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> Int {
        try AccessPolicy.check(caller, may: .submitSlate)
        let old = try await archive.head(id).slate
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (_: RegisterSnapshot) throws(Refusal) -> Commit in
            var slate = old
            do throws(Slate.Refusal) {
                try slate.submit(by: caller.actor, expectedVersion: expectedVersion)
            } catch {
                throw Refusal(error, of: id)
            }
            return Commit(
                caller: caller, at: now, changes: [.slate(slate)],
                entries: [RunRecord.entry(old, slate, action: "slate.submitted")], result: String(slate.version)
            )
        }
        return Int(receipt.result) ?? expectedVersion + 1
    }
}
