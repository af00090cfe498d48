import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Filters on moments")
struct MomentFilterTests {
    static let moments = [
        "2026-11-22T23:59:59.999Z", "2026-11-23T00:00:00.000Z", "2026-11-23T13:06:41.120Z", "2026-11-24T00:00:00.000Z",
    ]
    static let reader = ListReader<String>(
        columns: [Column("at", "When", .moment, "When.", isDefault: true) { .text($0) }], identity: { $0 },
        searched: { [$0] })

    private func places(_ items: [(String, String)]) throws(Refusal) -> [Int] {
        let query = try ListQuery(
            items.map { QueryItem($0.0, $0.1) }, columns: Self.reader.columns, reference: .sample)
        return Self.reader.all(Self.moments, query).compactMap { Self.moments.firstIndex(of: $0) }
    }

    @Test(
        "A day stands for all of its moments, and a moment for itself",
        arguments: [
            ("at__gte", "2026-11-23", [1, 2, 3]), ("at__gt", "2026-11-23", [3]), ("at__lt", "2026-11-23", [0]),
            ("at__lte", "2026-11-23", [0, 1, 2]), ("at", "2026-11-23", [1, 2]), ("at__ne", "2026-11-23", [0, 3]),
            ("at__in", "2026-11-22,2026-11-24", [0, 3]), ("at__gte", "2026-11-23T13:06:41.12Z", [2, 3]),
            ("at__gt", "2026-11-23T13:06:41.120Z", [3]), ("at__lt", "2026-11-23T00:00", [0]),
            ("at", "2026-11-23t00:00:00z", [1]), ("at__startswith", "2026-11-2", [0, 1, 2, 3]),
            ("at__contains", "13:06", [2]), ("at__isnull", "1", []),
            ("at__gte", "2026-11-23T00:00:00+00:00", [1, 2, 3]),
            ("at", "2026-11-23T01:00+01:00", [1]), ("at", "2026-11-22T19:30:00-04:30", [1]),
            ("at__gt", "2026-11-23T13:06:41.120+00:00", [3]), ("at", "2026-11-23T01:00:00 01:00", [1]),
        ] as [(String, String, [Int])])
    func compared(key: String, value: String, kept: [Int]) throws {
        #expect(try places([(key, value)]) == kept)
    }

    @Test(
        "What is no day and no moment is refused, with what to write",
        arguments: [
            "yesterday", "2026-11-23T13:06:41+1", "2026-11-23T13:06:41+24:00", "2026-11-23T13:06:41+01:60",
            "2026-13-01", "2026-11-23T24:00", "2026-11-23T13", "2026-11-23T13:06:41.1234Z", "T13:06",
            "9999-12-31T23:59:59-01:00", "0001-01-01T00:30+01:00",
        ])
    func refused(value: String) async {
        let refused = await refusal { try places([("at__gte", value)]) }
        #expect(refused?.code == .filterBadValue && refused?.fix.contains("2026-12-01T09:30:00Z") == true)
        #expect(refused?.fix.contains("from 0001-01-01 to 9999-12-30.") == true)
    }

    @Test("The first and the last moment that there are can be named, with an offset too")
    func ends() throws {
        #expect(try places([("at__gte", "0001-01-01T00:00:00Z")]) == [0, 1, 2, 3])
        #expect(try places([("at__lte", "9999-12-30T23:59:59.999Z")]) == [0, 1, 2, 3])
        #expect(try places([("at__gte", "9999-12-30T23:59:59+01:00")]) == [])
    }

    @Test("The moment when a run was asked for is compared as that of an entry of the journal")
    func runs() {
        let kinds = DatedRun.columns.filter { $0.name == "asked_at" }.map(\.kind)
        #expect(kinds == [.moment] && JournalEntry.columns.first { $0.name == "at" }?.kind == .moment)
    }
}
