import CadreApplication
import CadreDomain
import CadreStorage
import Testing

@Suite("The demand register")
struct TrainingEventStoreTests {
    struct Stop: Error {}

    static func event(_ row: Int, country: String? = "PHL", year: Int? = 2019) -> TrainingEvent {
        TrainingEvent(
            report: "2018_2019", row: row, region: "East Asia", partner: "Philippines",
            country: country.flatMap(CountryCode.init), program: "IMET", course: "Course \(row % 3)",
            fiscalYear: year.flatMap(FiscalYear.init), start: .on("2019-02-01"),
            end: row.isMultiple(of: 2) ? nil : .on("2019-03-01"),
            quantity: row.isMultiple(of: 5) ? nil : 2, costCents: row.isMultiple(of: 7) ? nil : 100_050,
            location: "", givingUnit: "DLI", studentUnit: "Unit \(row)")
    }

    private func load(
        _ store: SQLiteStore, file: String = "a.tsv", digest: String = "d1", rows: Range<Int> = 1..<11,
        result: String = ""
    ) async throws -> CommitReceipt {
        try await store.loadTrainingEvents(file: file, digest: digest, commit: .sample(result: result)) { sink in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
                try sink.write((start..<min(start + 4, rows.upperBound)).map { Self.event($0) })
            }
            return "{\"loaded\":\(rows.count)}"
        }
    }

    @Test("A load is counted, summed by partner and year, and journalled with its account")
    func load() async throws {
        let store = try TemporaryStore().store
        #expect(try await load(store) == .committed(lastIndex: 1, result: "{\"loaded\":10}"))
        #expect(try await store.trainingEventCount() == 10)
        let country = try #require(CountryCode("PHL"))
        let year = try #require(FiscalYear(2019))
        let expected = TrainingDemandYear(
            country: country, fiscalYear: year, lines: 10, students: 16, costCents: 9 * 100_050)
        #expect(try await store.trainingDemand(of: nil) == [expected])
        #expect(try await store.trainingDemand(of: country) == [expected])
        #expect(try await store.trainingDemand(of: CountryCode("FRA")) == [])
        #expect(try await store.entries(after: 0, limit: 9).map(\.draft.after) == ["{\"loaded\":10}"])
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("Demand is ordered by partner and year; lines without either are in no sum but are kept")
    func demandOrder() async throws {
        let store = try TemporaryStore().store
        _ = try await store.loadTrainingEvents(file: "a", digest: "d", commit: .sample()) { sink in
            try sink.write([
                Self.event(1, country: "PHL", year: 2020), Self.event(2, country: nil), Self.event(3, year: nil),
                Self.event(4, country: "COL", year: 2021), Self.event(6, country: "PHL", year: 1976),
            ])
            var quarter = Self.event(8)
            quarter.fiscalYear = .transitionQuarter
            try sink.write([quarter])
            return "{}"
        }
        let demand = try await store.trainingDemand(of: nil)
        #expect(demand.map { "\($0.country) \($0.fiscalYear)" } == ["COL 2021", "PHL 1976", "PHL 1976tq", "PHL 2020"])
        #expect(try await store.trainingEventCount() == 6)
    }

    @Test("The same file again writes nothing and answers as before, under its own or another name")
    func sameDigest() async throws {
        let store = try TemporaryStore().store
        _ = try await load(store, result: "first")
        #expect(try await load(store, result: "second") == .repeated(result: "first"))
        #expect(try await load(store, file: "copy.tsv") == .repeated(result: "first"))
        #expect(try await store.trainingEventCount() == 10)
        #expect(try await store.loadState().journalIndex == 1)
    }

    @Test("Published counts that come later are kept with the load and journalled, once; no line is written")
    func reconciling() async throws {
        let store = try TemporaryStore().store
        _ = try await load(store, digest: "other", rows: 1..<3)
        _ = try await store.loadTrainingEvents(file: "b.tsv", digest: "d", commit: .sample()) { sink in
            var late = Self.event(9)
            late.region = "Africa"
            try sink.write([Self.event(2), Self.event(5), late])
            return "{}"
        }
        let source = TrainingSource(report: "2018_2019", region: "East Asia", lineCount: 2)
        let rest = TrainingSource(report: "2018_2019", region: "Africa", lineCount: 1)
        @Sendable func reconcile(_ account: String, _ sources: [TrainingSource]) -> ReconciledAccount? {
            guard sources == [source, rest] else { return nil }
            return account == "{}" ? ReconciledAccount(account: "{\"ok\":1}", before: "old", after: "new") : nil
        }
        let commit = Commit.sample()
        let first = try await store.reconcileTrainingEvents(digest: "d", commit: commit, reconcile: reconcile)
        #expect(first == .committed(lastIndex: 3, result: "{\"ok\":1}"))
        let entry = try #require(try await store.entries(after: 2, limit: 9).last)
        #expect(entry.draft.before == "old" && entry.draft.after == "new")
        let again = try await store.reconcileTrainingEvents(digest: "d", commit: commit, reconcile: reconcile)
        #expect(again == .repeated(result: "{\"ok\":1}"))
        #expect(try await load(store, digest: "d") == .repeated(result: "{\"ok\":1}"))
        #expect(try await store.trainingEventCount() == 5)
        #expect(try await store.loadState().journalIndex == 3)
        await #expect(throws: StoreError.conflict(constraint: "trainingLoad.digest")) {
            try await store.reconcileTrainingEvents(digest: "none", commit: commit, reconcile: reconcile)
        }
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("Counts compared under a key are compared once, and so is a file loaded under one")
    func keys() async throws {
        let store = try TemporaryStore().store
        let key = IdempotencyKey("k-1", of: "planner", requestDigest: "r")
        func load(_ digest: String, _ account: String, key: IdempotencyKey?) async throws -> CommitReceipt {
            try await store.loadTrainingEvents(file: "a", digest: digest, commit: .sample(key: key)) { _ in account }
        }
        func compare(_ key: IdempotencyKey, _ account: String) async throws -> CommitReceipt {
            try await store.reconcileTrainingEvents(digest: "d2", commit: .sample(key: key)) { _, _ in
                ReconciledAccount(account: account, before: "old", after: "new")
            }
        }
        #expect(try await load("d1", "1", key: key) == .committed(lastIndex: 1, result: "1"))
        #expect(try await load("d2", "2", key: nil) == .committed(lastIndex: 2, result: "2"))
        #expect(try await load("d1", "3", key: key) == .repeated(result: "1"))
        let second = IdempotencyKey("k-2", of: "planner", requestDigest: "r")
        #expect(try await compare(second, "4") == .committed(lastIndex: 3, result: "4"))
        #expect(try await compare(second, "5") == .repeated(result: "4"))
        #expect(try await store.loadState().journalIndex == 3)
        await #expect(throws: StoreError.keyReused) {
            try await compare(IdempotencyKey("k-2", of: "planner", requestDigest: "other"), "6")
        }
    }

    @Test("A key is kept also where nothing was written, and stands for no other file")
    func keysOfNothing() async throws {
        let store = try TemporaryStore().store
        func key(_ name: String, _ request: String) -> IdempotencyKey {
            IdempotencyKey(name, of: "planner", requestDigest: request)
        }
        func load(_ digest: String, key: IdempotencyKey?) async throws -> CommitReceipt {
            try await store.loadTrainingEvents(file: "a", digest: digest, commit: .sample(key: key)) { _ in digest }
        }
        #expect(try await load("d1", key: nil) == .committed(lastIndex: 1, result: "d1"))
        let found = try await store.reconcileTrainingEvents(
            digest: "d1", commit: .sample(key: key("k-2", "one"))
        ) { _, _ in nil }
        #expect(found == .repeated(result: "d1"))
        await #expect(throws: StoreError.keyReused) { try await load("d2", key: key("k-2", "two")) }
        #expect(try await store.loadState().journalIndex == 1)
    }

    @Test("A changed file takes the place of its earlier load; another file is added")
    func replacing() async throws {
        let store = try TemporaryStore().store
        _ = try await load(store)
        #expect(try await load(store, digest: "d2", rows: 1..<8) == .committed(lastIndex: 2, result: "{\"loaded\":7}"))
        #expect(try await store.trainingEventCount() == 7)
        _ = try await load(store, file: "b.tsv", digest: "d3", rows: 1..<4)
        #expect(try await store.trainingEventCount() == 10)
        #expect(try await store.trainingDemand(of: nil).map(\.lines) == [10])
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("A load that fails midway leaves nothing, and what was there before stays")
    func failsMidway() async throws {
        let store = try TemporaryStore().store
        _ = try await load(store)
        await #expect(throws: Stop.self) {
            try await store.loadTrainingEvents(file: "a.tsv", digest: "d2", commit: .sample()) { sink in
                try sink.write((1..<2_000).map { Self.event($0) })
                throw Stop()
            }
        }
        #expect(try await store.trainingEventCount() == 10)
        #expect(try await store.trainingDemand(of: nil).map(\.lines) == [10])
        #expect(try await store.loadState().journalIndex == 1)
        #expect(try await store.verifyIntegrity() == [])
    }

    @Test("A row that comes twice is refused with the whole load")
    func duplicateRow() async throws {
        let store = try TemporaryStore().store
        let constraint = "trainingEvent.trainingLoadID, trainingEvent.row"
        await #expect(throws: StoreError.conflict(constraint: constraint)) {
            try await store.loadTrainingEvents(file: "a", digest: "d", commit: .sample()) { sink in
                try sink.write([Self.event(1), Self.event(1)])
                return "{}"
            }
        }
        #expect(try await store.trainingEventCount() == 0)
    }
}
