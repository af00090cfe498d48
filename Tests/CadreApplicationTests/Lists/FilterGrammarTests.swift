import CadreDomain
import CadreTestSupport
import Testing

@testable import CadreApplication

@Suite("A filter is read strictly and refused with a suggestion")
struct FilterGrammarTests {
    @Test(
        "What cannot be read is refused with its code and a hint",
        arguments: [
            ("nmae", "Ada", ErrorCode.filterUnknownField, "Did you mean name?"),
            ("zzzzzz__lt", "3", .filterUnknownField, "Its fields: id, name"),
            ("count__lteq", "3", .filterUnknownOperator, "Did you mean lte?"),
            ("name__lt", "3", .filterUnknownOperator, "It has: eq, ne, in, nin, contains, startswith, isnull."),
            ("flag__in", "yes", .filterUnknownOperator, "It has: eq, ne, isnull."),
            ("country__lt", "PHL", .filterUnknownOperator, "It has: eq, ne, in, nin, isnull."),
            ("count", "3.5", .filterBadValue, "Give a whole number."),
            ("day__gte", "2026-02-30", .filterBadValue, "YYYY-MM-DD"),
            ("flag", "maybe", .filterBadValue, "Give yes or no."),
            ("grade", "O11", .filterBadValue, "Give a grade"),
            ("clearance", "secrt", .filterBadValue, "Did you mean secret?"),
            ("country", "Philipines", .filterBadValue, "Did you mean Philippines?"),
            ("country__in", "PHL,QQQ", .filterBadValue, "Give an ISO code"),
            ("name__isnull", "yes", .filterBadValue, "Give 1 for missing"),
            ("sort", "-cuont", .filterUnknownField, "Did you mean count?"),
            ("fields", "id,nome", .filterUnknownField, "Did you mean name?"),
            ("limit", "0", .parameterBadValue, "1 to 1000"),
            ("limit", "1001", .parameterBadValue, "1 to 1000"),
            ("page", "-1", .parameterBadValue, "from 1"),
            ("as_of", "tomorrow", .parameterBadValue, "YYYY-MM-DD"),
        ]
    )
    func refused(key: String, value: String, code: ErrorCode, hint: String) async throws {
        let refusal = try #require(await refusal { try Ship.query([(key, value)]) })
        #expect(refusal.code == code)
        #expect(refusal.fix.contains(hint), "\(refusal.fix)")
    }

    @Test("An empty value, as an unused form field sends it, is no filter")
    func emptyValue() throws {
        #expect(try Ship.query([("name", ""), ("count__lt", ""), ("sort", "")]) == ListQuery())
    }

    @Test("A query written as items and read again is the same")
    func roundTrip() throws {
        let query = try Ship.query([
            ("name", "Ada"), ("name", "Bo"), ("count__lt", "3"), ("country__in", "PH,JPN"), ("flag__isnull", "0"),
            ("q", "a b"), ("sort", "-count,name"), ("fields", "id,count"), ("as_of", "2026-02-01"),
        ])
        let again = try ListQuery(query.items, columns: Ship.columns, reference: .sample)
        #expect(again == query)
        #expect(query.items.map { "\($0.key)=\($0.value)" }.contains("country__in=PH,JPN"))
    }

    @Test("Addresses percent-encode what is not plain")
    func address() {
        let address = Address("/positions", [QueryItem("q", "a&b c=é"), QueryItem("sort", "-gap_days,id")])
        #expect(address.text == "/positions?q=a%26b%20c%3D%C3%A9&sort=-gap_days,id")
        #expect(Address("/positions").text == "/positions")
    }

    @Test("Commands and functional areas are checked against their tables, and none is a value of both")
    func codes() async throws {
        func read(_ key: String, _ value: String) throws(Refusal) -> ListQuery {
            try ListQuery([QueryItem(key, value)], columns: PositionRow.columns, reference: .sample)
        }
        for (key, value) in [("command", "INDOPACON"), ("func", "9")] {
            let refusal = try #require(await refusal { try read(key, value) })
            #expect(refusal.code == .filterBadValue, "\(key)=\(value)")
        }
        #expect(try read("command", "indopacom").filters.first?.values == [.text("INDOPACOM")])
        #expect(try read("command", "none").filters.first?.values == [.text("none")])
        #expect(try read("func", "none").filters.first?.values == [.text("none")])
        #expect(FilterReader.suggestion("statu", ["state", "status"]) == "Did you mean status? ")
    }
}
