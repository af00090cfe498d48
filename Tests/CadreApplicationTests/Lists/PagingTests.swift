import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("Pages of a list cover it once")
struct PagingTests {
    let fleet: [Ship] = {
        var random = SampleNumbers(seed: 5)
        return (0..<137).map { Ship.random($0, &random) }
    }()

    private func page(_ items: [(String, String)]) throws -> ListPage<Ship> {
        try Ship.reader.page(fleet, try Ship.query(items), asOf: SampleDay.today, journalIndex: 7)
    }

    @Test("Cursors lead through every row once, in order, while the limit varies")
    func cursors() throws {
        let whole = Ship.reader.all(fleet, try Ship.query([("sort", "-grade,count"), ("flag__ne", "no")]))
        var found: [Ship] = []
        var cursor: String?
        var limit = 1
        repeat {
            let items = [("sort", "-grade,count"), ("flag__ne", "no"), ("limit", "\(limit)"), ("cursor", cursor ?? "")]
            let page = try page(items)
            #expect(page.total == whole.count)
            #expect(page.offset == found.count)
            #expect(page.rows.count <= limit)
            found += page.rows
            cursor = page.next
            limit = limit * 2 % 23 + 1
        } while cursor != nil
        #expect(found == whole)
    }

    @Test("Page numbers cover every row once, and a page beyond the last is refused with the number of that")
    func pageNumbers() async throws {
        let first = try page([("limit", "25")])
        let pages = try (1...first.pageCount).map { try page([("limit", "25"), ("page", "\($0)")]) }
        #expect(first.pageCount == 6)
        #expect(pages.flatMap(\.rows) == Ship.reader.all(fleet, ListQuery()))
        #expect(pages.map { $0.next == nil } == [false, false, false, false, false, true])
        let beyond = await refusal { try page([("limit", "25"), ("page", "7")]) }
        #expect(beyond?.code == .parameterBadValue && beyond?.detail.contains("the last one is page (6)") == true)
        #expect(try page([("flag", "yes"), ("flag__ne", "yes")]).rows.isEmpty, "an empty list has a first page")
        #expect(await refusal { try page([("flag", "yes"), ("flag__ne", "yes"), ("page", "2")]) } != nil)
    }

    @Test("An export is all pages together, with every column unless some are asked for")
    func whole() throws {
        let query = try Ship.query([("limit", "10"), ("page", "3"), ("sort", "day")])
        let whole = Ship.reader.whole(fleet, query, asOf: SampleDay.today, journalIndex: 7)
        #expect(whole.rows == Ship.reader.all(fleet, query))
        #expect(whole.total == 137 && whole.next == nil)
        #expect(whole.exported.map(\.name) == Ship.columns.map(\.name))
        #expect(whole.columns.map(\.name) == ["id", "name"])
        let some = Ship.reader.whole(
            fleet, try Ship.query([("fields", "count,id")]), asOf: SampleDay.today, journalIndex: 7)
        #expect(some.exported.map(\.name) == ["count", "id"])
        #expect(try page([]).columns.map(\.name) == ["id", "name"])
    }

    @Test("A cursor that the list did not give is refused", arguments: ["x", "c", "c7", "czz", "c7878", "C7330"])
    func unknownCursor(cursor: String) async throws {
        #expect(await refusal { try page([("cursor", cursor)]) }?.code == .cursorUnknown)
    }

    @Test("The page as JSON names total, day, index and rows")
    func json() throws {
        let page = try Ship.reader.page(
            [Ship(id: "a", name: "A \"b\"")], try Ship.query([("fields", "id,name")]), asOf: SampleDay.today,
            journalIndex: 7)
        #expect(
            page.json.text == #"{"total":1,"as_of":"2026-11-01","journal_index":7,"next":null,"#
                + #""rows":[{"id":"a","name":"A \"b\""}]}"#)
        let table = page.table(name: "ships", title: "Ships") { Address("/ships/\($0.id)") }
        #expect(table.header == ["id", "name"])
        #expect(table.rows == [TableRow([.text("a"), .text("A \"b\"")], links: [0: Address("/ships/a")])])
    }
}
