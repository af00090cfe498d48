public import CadreApplication
public import CadreDomain
import GRDB

extension SQLiteStore: AttestationStore {
    /// Every campaign, newest first.
    public func campaigns() async throws(StoreError) -> [AttestationCampaign] {
        try await read { try AttestationRows.campaigns($0) }
    }

    /// What the offices have said in a campaign, by office.
    public func attestations(
        in campaign: ID<AttestationCampaign>
    ) async throws(StoreError) -> [Attestation] {
        try await read { try AttestationRows.attestations($0, of: "campaignID", campaign.rawValue) }
    }

    /// What an office has said in every campaign, newest first.
    public func attestations(of office: ID<Office>) async throws(StoreError) -> [Attestation] {
        try await read { try AttestationRows.attestations($0, of: "officeID", office.rawValue) }
    }
}
