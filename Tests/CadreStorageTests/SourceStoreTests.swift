import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("Sources, what they say and what was decided are read back as they were written")
struct SourceStoreTests {
    private static let at = Timestamp(milliseconds: 1_796_083_200_000)
    private static let key = SourceRow.Key(.person, "per_000001")

    private func source(_ code: String, trusts: [Source.Trust] = []) throws -> Source {
        Source(
            id: try #require(Source.identity(code)), name: "Name of \(code)", owner: "Owner", steward: "Steward",
            cadenceDays: 30, trusts: trusts, isSynthetic: code == "list"
        )
    }

    private func delivery(
        _ code: String, _ index: Int64, _ values: [(field: String, value: String)], after known: SourceRow? = nil
    ) throws -> (change: Change, row: SourceRow) {
        let id = try #require(Source.identity(code))
        let row = (known ?? SourceRow(source: id, key: Self.key, from: .on("2020-01-01"), lastSeen: index, claims: []))
            .said(again: values, at: index)
        let delivery = SourceDelivery(index: index, source: id, at: Self.at, files: "a.csv", rowCount: 1)
        return (.sourceDelivered(delivery, [row]), row)
    }

    @Test("The newest word of each source on each field, with when it first and last came, its trust and the decision")
    func roundTrip() async throws {
        let store = try TemporaryStore().store
        let trust = try #require(Source.Trust(noun: .person, field: "grade", rank: 1, from: .on("2026-01-01")))
        let all = try #require(Source.Trust(noun: .person, field: nil, rank: 2, from: .on("2025-01-01")))
        let hr = try source("hr", trusts: [all, trust])
        _ = try await store.commit(.sample([.source(hr), .source(try source("list"))]))
        let first = try delivery("hr", 2, [("grade", "O4"), ("name", "Same"), ("command", "")])
        _ = try await store.commit(.sample([first.change]))
        let second = try delivery("hr", 3, [("grade", "O5"), ("name", "Same"), ("command", "")], after: first.row)
        _ = try await store.commit(.sample([second.change]))
        let decision = FieldDecision(
            key: FieldKey(Self.key, "grade"), from: .on("2020-01-01"), source: hr.id, value: "O5", reason: "Read.",
            actor: "a", at: Self.at, index: 4
        )
        _ = try await store.commit(.sample([.fieldDecided(decision)]))
        let book = try await store.loadState().sources
        #expect(book.sources == [hr, try source("list")])
        #expect(book.deliveries.map(\.index) == [2, 3])
        #expect(book.decision(on: decision.key) == decision)
        #expect(book.standingDecision(on: decision.key, day: .on("2026-01-01")) == decision)
        let row = try #require(book.rows(of: Self.key).first)
        #expect(book.rows(of: Self.key).count == 1 && row.lastSeen == 3)
        #expect(row.claim("grade") == SourceClaim(field: "grade", value: "O5", received: 3))
        #expect(row.claim("name") == SourceClaim(field: "name", value: "Same", received: 2))
        let later = SourceRow(
            source: hr.id, key: Self.key, from: .on("2026-06-01"), lastSeen: 5, claims: second.row.claims
        )
        let third = SourceDelivery(index: 5, source: hr.id, at: Self.at, files: "b.csv", rowCount: 1)
        _ = try await store.commit(.sample([.sourceDelivered(third, [later])]))
        let rows = try await store.loadState().sources.rows(of: Self.key)
        #expect(rows.map { $0.claim("grade") } == [second.row.claim("grade"), second.row.claim("grade")])
        #expect(row.claim("command") == SourceClaim(field: "command", value: "", received: 2))
    }

    @Test("Trust that a source no longer has is taken away")
    func trust() async throws {
        let store = try TemporaryStore().store
        let trust = try #require(Source.Trust(noun: .office, field: nil, rank: 9, from: .on("2026-01-01")))
        _ = try await store.commit(.sample([.source(try source("hr", trusts: [trust]))]))
        _ = try await store.commit(.sample([.source(try source("hr"))]))
        #expect(try await store.loadState().sources.sources == [try source("hr")])
    }

    @Test("A delivery of no source, and one of an entry that is not in the journal, are refused whole")
    func refused() async throws {
        let store = try TemporaryStore().store
        let stray = try delivery("nobody", 1, [("grade", "O4")])
        await #expect(throws: StoreError.self) { try await store.commit(.sample([stray.change])) }
        _ = try await store.commit(.sample([.source(try source("hr"))]))
        let far = try delivery("hr", 99, [("grade", "O4")])
        await #expect(throws: StoreError.self) { try await store.commit(.sample([far.change])) }
        let state = try await store.loadState()
        #expect(state.sources.deliveries.isEmpty && state.journalIndex == 1)
    }
}
