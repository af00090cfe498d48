public import CadreDomain

/// Opens and closes attestation campaigns.
public struct OpenAttestation: Sendable {
    let keeper: RegisterKeeper
    let store: any AttestationStore

    /// How many days an office has where nothing else is said.
    public static let dueDays = 30

    /// Makes the use case.
    public init(keeper: RegisterKeeper, store: any AttestationStore) {
        self.keeper = keeper
        self.store = store
    }

    /// Opens the campaign of a quarter and returns its identity.
    ///
    /// - Parameters:
    ///   - quarter: The quarter; the one of today unless given.
    ///   - asOf: The day whose roster is attested; today unless given.
    ///   - due: The last day in time; 30 days from today unless given.
    public func callAsFunction(
        quarter: String?, asOf: Day?, due: Day?, key: IdempotencyKey, by caller: Caller
    ) async throws(Refusal) -> ID<AttestationCampaign> {
        try AccessPolicy.check(caller, may: .openAttestation)
        let known = try await store.everyCampaign()
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (snapshot: RegisterSnapshot) throws(Refusal) -> Commit in
            let campaign = AttestationCampaign(
                id: ID(prefix: "atc_", sequence: known.count + 1), quarter: try Self.quarter(quarter, snapshot.today),
                asOf: asOf ?? snapshot.today, due: due ?? snapshot.today.adding(days: Self.dueDays),
                openedBy: caller.actor, openedAt: now
            )
            try Self.check(campaign, among: known, today: snapshot.today)
            return Commit(
                caller: caller, at: now, changes: [.attestationCampaign(campaign)],
                entries: [
                    JournalDraft(
                        action: "attestation.opened", objectKind: "attestation", objectID: campaign.id.rawValue,
                        before: nil,
                        after: JSONText.object([
                            ("quarter", .text(campaign.quarter.description)),
                            ("as_of", .text(campaign.asOf.description)),
                            ("due", .text(campaign.due.description)),
                        ]).text
                    )
                ], result: campaign.id.rawValue
            )
        }
        guard let id = ID<AttestationCampaign>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no campaign.", fix: "Tell the operator.")
        }
        return id
    }

    /// Closes the open campaign and returns its identity; what was not sent by then is missed.
    public func close(key: IdempotencyKey, by caller: Caller) async throws(Refusal) -> ID<AttestationCampaign> {
        try AccessPolicy.check(caller, may: .openAttestation)
        let newest = try await store.everyCampaign().first
        let now = keeper.now
        let receipt = try await keeper.write(key: key) { (_: RegisterSnapshot) throws(Refusal) -> Commit in
            guard var campaign = newest, campaign.isOpen else { throw Self.notOpen }
            campaign.closedBy = caller.actor
            campaign.closedAt = now
            return Commit(
                caller: caller, at: now, changes: [.attestationCampaign(campaign)],
                entries: [
                    JournalDraft(
                        action: "attestation.closed", objectKind: "attestation", objectID: campaign.id.rawValue,
                        before: nil,
                        after: JSONText.object([("quarter", .text(campaign.quarter.description))]).text
                    )
                ], result: campaign.id.rawValue
            )
        }
        guard let id = ID<AttestationCampaign>(receipt.result) else {
            throw Refusal(.internalFailure, "The receipt names no campaign.", fix: "Tell the operator.")
        }
        return id
    }

    /// Why nothing is attested now.
    static let notOpen = Refusal(
        .attestationNotOpen, "No attestation campaign is open.", fix: "A planner opens one for a quarter."
    )

    private static func quarter(_ text: String?, _ today: Day) throws(Refusal) -> FiscalQuarter {
        guard let text else {
            guard let quarter = FiscalQuarter(containing: today) else {
                throw Refusal(.parameterBadValue, "Today (\(today)) lies in no quarter.", fix: "Name the quarter.")
            }
            return quarter
        }
        guard let quarter = FiscalQuarter(text) else {
            throw Refusal(
                .parameterBadValue, "The quarter (\(text)) is none of a fiscal year.",
                fix: "Write it as FY2027-Q1, which begins in October 2026."
            )
        }
        return quarter
    }

    private static func check(
        _ campaign: AttestationCampaign, among known: [AttestationCampaign], today: Day
    ) throws(Refusal) {
        if let open = known.first(where: \.isOpen) {
            throw Refusal(
                .attestationOpen, "The campaign (\(open.id)) of the quarter (\(open.quarter)) is open.",
                fix: "Close it first; one is open at a time."
            )
        }
        if let same = known.first(where: { $0.quarter == campaign.quarter }) {
            throw Refusal(
                .attestationOpen, "The quarter (\(same.quarter)) had its campaign (\(same.id)).",
                fix: "Open the campaign of another quarter."
            )
        }
        guard campaign.due >= today, campaign.asOf <= campaign.due else {
            throw Refusal(
                .parameterBadValue,
                "The campaign would be due on (\(campaign.due)), before today (\(today)) or before the day attested "
                    + "(\(campaign.asOf)).",
                fix: "Give a day due that is neither."
            )
        }
    }
}
