public import CadreDomain

/// Reads campaigns and what offices have said in them.
public protocol AttestationStore: Sendable {
    /// Every campaign, newest first.
    func campaigns() async throws(StoreError) -> [AttestationCampaign]
    /// What the offices have said in a campaign, by office.
    func attestations(in campaign: ID<AttestationCampaign>) async throws(StoreError) -> [Attestation]
    /// What an office has said in every campaign, newest first.
    func attestations(of office: ID<Office>) async throws(StoreError) -> [Attestation]
}

extension AttestationStore {
    /// Every campaign, newest first, in the words of a use case where the store fails.
    func everyCampaign() async throws(Refusal) -> [AttestationCampaign] {
        do throws(StoreError) { return try await campaigns() } catch { throw Refusal(error) }
    }

    /// What the offices have said, in the words of a use case where the store fails.
    func said(in campaign: ID<AttestationCampaign>) async throws(Refusal) -> [Attestation] {
        do throws(StoreError) { return try await attestations(in: campaign) } catch { throw Refusal(error) }
    }

    /// What an office has said, in the words of a use case where the store fails.
    func said(by office: ID<Office>) async throws(Refusal) -> [Attestation] {
        do throws(StoreError) { return try await attestations(of: office) } catch { throw Refusal(error) }
    }
}
