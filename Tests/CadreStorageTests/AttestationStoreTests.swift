import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("Campaigns and attestations")
struct AttestationStoreTests {
    private static let now = Timestamp(milliseconds: 1_796_083_200_000)

    private static func campaign(_ number: Int, closed: Bool = false) throws -> AttestationCampaign {
        AttestationCampaign(
            id: ID(prefix: "atc_", sequence: number), quarter: try #require(FiscalQuarter("FY2027-Q\(number)")),
            asOf: .on("2026-12-01"), due: .on("2026-12-31"), openedBy: "Petra", openedAt: now,
            closedBy: closed ? "Petra" : nil, closedAt: closed ? now : nil)
    }

    private static func attestation(
        _ campaign: Int, office: Int = 1, version: Int = 1, isSent: Bool = false, isSettled: Bool = false
    ) -> Attestation {
        let settlement = Attestation.Settlement(by: "Otto", at: now, reason: "Imported.")
        return Attestation(
            campaign: ID(prefix: "atc_", sequence: campaign), office: ID(prefix: "off_", sequence: office),
            version: version,
            answers: [
                .init(position: ID(prefix: "pos_", sequence: 1), facts: ["N1", "Chief \"A\"", "é\u{202E}"], note: nil),
                .init(
                    position: ID(prefix: "pos_", sequence: 2), facts: [], note: "Gone.",
                    settlement: isSettled ? settlement : nil),
            ],
            receipt: isSent
                ? .init(by: "Carla", at: now, digest: String(repeating: "b", count: 64)) : nil)
    }

    @Test("Campaigns and what offices said come back as they were written, newest first")
    func roundTrip() async throws {
        let store = try TemporaryStore()
        try await store.commit([
            .attestationCampaign(try Self.campaign(1)), .attestationCampaign(try Self.campaign(1, closed: true)),
            .attestationCampaign(try Self.campaign(2)),
            .attestation(Self.attestation(1, isSent: true)), .attestation(Self.attestation(2)),
            .attestation(Self.attestation(2, office: 2)),
        ])
        #expect(try await store.store.campaigns() == [try Self.campaign(2), try Self.campaign(1, closed: true)])
        #expect(
            try await store.store.attestations(in: ID(prefix: "atc_", sequence: 2))
                == [Self.attestation(2), Self.attestation(2, office: 2)])
        #expect(
            try await store.store.attestations(of: ID(prefix: "off_", sequence: 1))
                == [Self.attestation(2), Self.attestation(1, isSent: true)])
    }

    @Test("An attestation is written in place of the version one lower and of no other")
    func versions() async throws {
        let store = try TemporaryStore()
        try await store.commit([.attestationCampaign(try Self.campaign(1)), .attestation(Self.attestation(1))])
        try await store.commit([.attestation(Self.attestation(1, version: 2, isSent: true))])
        for version in [1, 2, 4] {
            await #expect(throws: StoreError.staleVersion(found: 2)) {
                try await store.commit([.attestation(Self.attestation(1, version: version))])
            }
        }
        let settled = Self.attestation(1, version: 3, isSent: true, isSettled: true)
        try await store.commit([.attestation(settled)])
        #expect(try await store.store.attestations(in: ID(prefix: "atc_", sequence: 1)) == [settled])
    }

    @Test("A second open campaign, a second one of a quarter, and an attestation without a campaign are refused")
    func constraints() async throws {
        let store = try TemporaryStore()
        try await store.commit([.attestationCampaign(try Self.campaign(1))])
        await #expect(throws: StoreError.self) { try await store.commit([.attestationCampaign(try Self.campaign(1))]) }
        await #expect(throws: StoreError.self) { try await store.commit([.attestationCampaign(try Self.campaign(2))]) }
        let other = try Self.campaign(2, closed: true)
        await #expect(throws: StoreError.self) { try await store.commit([.attestationCampaign(other)]) }
        await #expect(throws: StoreError.self) { try await store.commit([.attestation(Self.attestation(9))]) }
        try await store.commit([.attestationCampaign(try Self.campaign(1, closed: true))])
        try await store.commit([.attestationCampaign(try Self.campaign(2))])
        #expect(try await store.store.campaigns().map(\.isOpen) == [true, false])
    }
}
