import CadreDomain
import CadrePlanning
import CadreTestSupport
import Testing

@testable import CadreApplication

/// Goal: the lists of days are in the order asked for, page by page and whole, though their rows are made on demand.
///
/// Method: the whole list in its own order is the model; other orders and filters are made from it in the plain way.
@Suite("Lists of gap days and overlap days")
struct PositionDayTests {
    let service: SampleService

    init() async throws { service = try await SampleService(Register.random(seed: 31, positionCount: 200)) }

    private func all(
        _ kind: PositionDay.Kind, _ items: [(String, String)] = [], for caller: Caller = .sample()
    ) async throws -> [PositionDay] {
        let page = try await service.useCases.listPositionDays.all(
            kind, items.map { QueryItem($0.0, $0.1) }, for: caller)
        #expect(page.total == page.rows.count)
        return page.rows
    }

    private func keys(_ rows: [PositionDay]) -> [String] { rows.map(\.identity) }

    @Test("Rows stand by position, then by day, each once", arguments: PositionDay.Kind.allCases)
    func order(kind: PositionDay.Kind) async throws {
        let rows = try await all(kind)
        let keys = keys(rows)
        #expect(rows.count > 50)
        #expect(keys == keys.sorted() && Set(keys).count == keys.count)
        let positions = try await service.useCases.listPositions.all([], for: .sample()).rows
        for position in positions {
            let count = rows.count { $0.row.position.id == position.position.id }
            #expect(count == kind.measure.value(position.status))
        }
    }

    @Test(
        "Any order is that of the rows sorted in the plain way, page by page and whole",
        arguments: [
            "day", "-day", "office,day", "office,-day,-number", "-country,number", "day,-id", "-id", "grade,-day",
        ])
    func sorting(sort: String) async throws {
        for kind in PositionDay.Kind.allCases {
            let rows = try await all(kind)
            let reader = PositionDay.reader(kind)
            let items = [QueryItem("sort", sort)]
            let plain = reader.all(rows, try ListQuery(items, columns: reader.columns, reference: .sample))
            let expected = keys(plain)
            let whole = keys(try await all(kind, [("sort", sort)]))
            // Rows that the order leaves equal stand by position and day on both sides.
            #expect(whole == expected, "\(kind) \(sort)")
            var found: [String] = []
            var cursor: String?
            var limit = 7
            repeat {
                let page = try await service.useCases.listPositionDays.page(
                    kind, items + [QueryItem("limit", "\(limit)"), QueryItem("cursor", cursor ?? "")], for: .sample())
                #expect(page.total == expected.count && page.offset == found.count && page.rows.count <= limit)
                found += keys(page.rows)
                cursor = page.next
                limit = limit * 3 % 900 + 1
            } while cursor != nil
            #expect(found == expected, "\(kind) \(sort)")
            let page = try await service.useCases.listPositionDays.page(
                kind, items + [QueryItem("limit", "10"), QueryItem("page", "3")], for: .sample())
            #expect(keys(page.rows) == Array(expected.dropFirst(20).prefix(10)))
        }
    }

    @Test("Filters on the day, the position and who held it keep exactly the rows that pass them")
    func filters() async throws {
        for kind in PositionDay.Kind.allCases {
            let rows = try await all(kind)
            let from = try await all(
                kind, [("day__gte", "2026-05-01"), ("day__lt", "2026-08-01"), ("day__ne", "2026-06-15")])
            #expect(!from.isEmpty)
            #expect(
                keys(from)
                    == keys(
                        rows.filter {
                            $0.day >= SampleDay.day("2026-05-01") && $0.day < SampleDay.day("2026-08-01")
                                && $0.day != SampleDay.day("2026-06-15")
                        }))
            let place = try await all(kind, [("country", "PH"), ("country", "KEN"), ("q", "pos_00000")])
            #expect(
                keys(place)
                    == keys(
                        rows.filter {
                            ["PHL", "KEN"].contains($0.row.position.country.rawValue)
                                && $0.row.position.id.rawValue.contains("pos_00000")
                        }))
        }
        let overlaps = try await all(.overlap)
        let person = try #require(overlaps.last).spell.incumbents[1]
        let held = try await all(.overlap, [("further_incumbent", person)])
        #expect(!held.isEmpty && held.count == overlaps.count { $0.spell.incumbents[$0.spell.further] == person })
        let unknown = await refusal {
            try await service.useCases.listPositionDays.all(.gap, [QueryItem("dya", "1")], for: .sample())
        }
        #expect(unknown?.code == .filterUnknownField && unknown?.fix.contains("Did you mean day?") == true)
    }

    @Test("Programs get the columns of the page, or those that they name; a strange cursor is refused")
    func columns() async throws {
        let list = service.useCases.listPositionDays
        let gaps = try await list.page(.gap, [], for: .sample())
        #expect(gaps.exported.map(\.name) == ["day", "id", "number", "title", "office"])
        #expect(gaps.rows.count == ListQuery.limitDefault && gaps.next != nil)
        let overlaps = try await list.all(.overlap, [], for: .sample())
        #expect(overlaps.exported.suffix(2).map(\.name) == ["further_incumbent", "incumbents"])
        let named = try await list.all(.gap, [QueryItem("fields", "day,country")], for: .sample())
        #expect(named.exported.map(\.name) == ["day", "country"])
        for cursor in ["c", "c7878", "x"] {
            let wrong = await refusal { try await list.page(.gap, [QueryItem("cursor", cursor)], for: .sample()) }
            #expect(wrong?.code == .cursorUnknown)
        }
    }

    @Test("The positions that a list leads to have its days as their sums")
    func sums() async throws {
        for kind in PositionDay.Kind.allCases {
            let page = try await service.useCases.listPositionDays.all(
                kind, [QueryItem("country", "PHL"), QueryItem("day__gte", "2026-05-01"), QueryItem("sort", "day")],
                for: .sample())
            let address = kind.positions(of: page.query)
            let positions = try await service.useCases.listPositions.all(address.items, for: .sample())
            #expect(address.path == "/positions" && positions.exported.last?.name == kind.measure.rawValue)
            let whole = try await all(kind, [("country", "PHL")])
            #expect(positions.rows.reduce(0) { $0 + kind.measure.value($1.status) } == whole.count)
            #expect(positions.rows.allSatisfy { kind.measure.value($0.status) > 0 })
        }
    }

    @Test("Who held a position is withheld outside the caller's scope, also from the filters and the figures")
    func withheld() async throws {
        let chief = Caller.sample(role: .officeChief, scope: .country(try #require(CountryCode("KEN"))))
        let column = try #require(PositionDay.columns(.overlap).first { $0.name == "incumbents" })
        let (open, seen) = (try await all(.overlap), try await all(.overlap, for: chief))
        #expect(keys(open) == keys(seen))
        for (open, seen) in zip(open, seen) {
            let isInside = seen.row.position.country.rawValue == "KEN"
            #expect(column.value(seen) == (isInside ? column.value(open) : .text("withheld")))
        }
        let outside = try #require(open.first { $0.row.position.country.rawValue != "KEN" })
        let person = try #require(outside.spell.incumbents.first)
        #expect(try await all(.overlap, [("incumbents__contains", person)], for: chief).isEmpty)
        #expect(try await !all(.overlap, [("incumbents__contains", person)]).isEmpty)

        let held = try await service.useCases.listPositions.all([QueryItem("status", "filled")], for: .sample()).rows
        let other = try #require(held.first { $0.position.country.rawValue != "KEN" }?.incumbents.first)
        let asked = [QueryItem("incumbent", other.id.rawValue)]
        #expect(try await service.useCases.showStaffing(asked, for: .sample()).table.total[.filled] == 1)
        #expect(try await service.useCases.showStaffing(asked, for: chief).table.total[.required] == 0)
    }
}
