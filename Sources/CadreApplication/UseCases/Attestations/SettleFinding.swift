import CadreDomain

/// Settles a finding of an attestation: says what was done about it.
public struct SettleFinding: Sendable {
    let keeper: RegisterKeeper
    let store: any AttestationStore

    /// Makes the use case.
    public init(keeper: RegisterKeeper, store: any AttestationStore) {
        self.keeper = keeper
        self.store = store
    }

    /// Settles the finding about a position in the campaign of a quarter.
    public func callAsFunction(
        quarter: String, position: String, reason: String, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) {
        try AccessPolicy.check(caller, may: .settleFinding)
        let campaigns = try await store.everyCampaign()
        var found: Attestation?
        if let campaign = campaigns.first(where: { $0.quarter == FiscalQuarter(quarter) }) {
            found = try await store.said(in: campaign.id).first { said in
                said.receipt != nil && said.findings.contains { $0.position.rawValue == position }
            }
        }
        let (said, now) = (found, keeper.now)
        _ = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            guard var said, let place = said.answers.firstIndex(where: { $0.position.rawValue == position }) else {
                throw Refusal(
                    .findingNotFound, "There is no finding about (\(position)) in the quarter (\(quarter)).",
                    fix: "Look at the list of findings."
                )
            }
            if let office = snapshot.office(said.office, on: snapshot.today) {
                try AccessPolicy.check(
                    caller, may: .settleFinding, on: Reach(country: office.country, command: office.command))
            }
            if let settled = said.answers[place].settlement {
                throw Refusal(
                    .findingSettled,
                    "The finding about (\(position)) was settled by (\(settled.by)) at (\(settled.at)).",
                    fix: "There is nothing left to settle."
                )
            }
            let text = try SlateText.reason(reason)
            said.answers[place].settlement = Attestation.Settlement(by: caller.actor, at: now, reason: text)
            said.version += 1
            return Commit(
                caller: caller, at: now, changes: [.attestation(said)],
                entries: [
                    JournalDraft(
                        action: "finding.settled", objectKind: "position", objectID: position, before: nil,
                        after: JSONText.object([
                            ("campaign", .text(said.campaign.rawValue)), ("note", .optional(said.answers[place].note)),
                            ("reason", .text(text)),
                        ]).text
                    )
                ], result: position
            )
        }
    }
}
