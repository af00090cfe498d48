import CadreDomain
import CadreTestSupport
import Synchronization
import Testing

@testable import CadreApplication

@Suite("What lists of slates read")
struct ListSlatesTests {
    @Test("Lists, the desk and the choice of two slates read heads, and no slate with its lines")
    func headsOnly() async throws {
        let sample = try await SlateSample()
        let slates = [try await sample.solve("one"), try await sample.solve("two")]
        let store = CountedSlates(sample.service.store)
        let (keeper, archive) = (sample.service.keeper, SlateArchive(store: store))
        let list = try await ListSlates(keeper: keeper, archive: archive).all([], for: sample.officer)
        #expect(list.rows.map(\.head.slate.id) == slates.reversed())
        #expect(list.rows.map(\.head.filledCount) == [2, 2])
        let desk = try await ShowDesk(keeper: keeper, archive: archive)(asOf: nil, for: sample.officer)
        #expect(desk.table("slates")?.rows.map { $0.cells[3] } == [.int(2), .int(2)])
        let choices = try await CompareSlates(keeper: keeper, archive: archive).choices(for: sample.officer)
        #expect(choices.map(\.id) == slates.reversed())
        #expect(store.headReadCount == 3 && store.wholeReadCount == 0)
    }
}

/// Counts how often heads are read, and how often whole slates.
private final class CountedSlates: SlateStore {
    private let base: MemoryStore
    private let counts = Mutex((heads: 0, wholes: 0))

    init(_ base: MemoryStore) { self.base = base }

    var headReadCount: Int { counts.withLock { $0.heads } }
    var wholeReadCount: Int { counts.withLock { $0.wholes } }

    func heads() async throws(StoreError) -> [SlateHead] {
        counts.withLock { $0.heads += 1 }
        return try await base.heads()
    }

    func slates() async throws(StoreError) -> [StoredSlate] {
        counts.withLock { $0.wholes += 1 }
        return try await base.slates()
    }

    func slate(_ id: ID<Slate>) async throws(StoreError) -> StoredSlate? {
        counts.withLock { $0.wholes += 1 }
        return try await base.slate(id)
    }

    func history(of id: ID<Slate>) async throws(StoreError) -> [JournalEntry] { try await base.history(of: id) }

    func frozenInput(of id: ID<Slate>) async throws(StoreError) -> String? { try await base.frozenInput(of: id) }
}
