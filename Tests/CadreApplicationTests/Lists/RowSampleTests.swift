import CadreApplication
import CadreDomain
import CadreTestSupport
import Testing

@Suite("A sample of a list")
struct RowSampleTests {
    let fleet: [Ship] = {
        var random = SampleNumbers(seed: 11)
        return (0..<200).map { Ship.random($0, &random) }
    }()

    private func page(_ items: (String, String)...) throws -> ListPage<Ship> {
        try Ship.reader.page(fleet, try Ship.query(items), asOf: SampleDay.today, journalIndex: 7)
    }

    @Test("The same seed draws the same rows of those that match, in whatever order the list and the rows come")
    func same() throws {
        let first = try page(("flag", "yes"), ("sample", "9"), ("seed", "7"), ("sort", "-name,day"))
        let matches = try Ship.ids(fleet, ("flag", "yes"), ("sort", "-name,day"))
        #expect(first.total == 9 && first.rows.count == 9)
        #expect(matches.filter(Set(first.rows.map(\.id)).contains) == first.rows.map(\.id))
        let query = try Ship.query([("sample", "9"), ("seed", "7"), ("flag", "yes")])
        let other = Ship.reader.all(fleet.reversed(), query)
        #expect(Set(other.map(\.id)) == Set(first.rows.map(\.id)))
        #expect(try page(("flag", "yes"), ("sample", "9"), ("seed", "8")).rows != other)
        #expect(first.sampleSentence == "9 of \(matches.count), drawn with seed 7")
        #expect(first.json.text.contains(#""sample":{"size":9,"of":\#(matches.count),"seed":7}"#))
    }

    @Test("A sample that is larger than the list is the list")
    func whole() throws {
        let page = try page(("sample", "201"), ("seed", "7"), ("limit", "1000"))
        #expect(page.rows == Ship.reader.all(fleet, ListQuery()))
        #expect(page.sampleSentence == "200 of 200, drawn with seed 7")
        #expect(try self.page(("flag", "yes")).sampleSentence == nil)
    }

    @Test("The pages of a sample cover it once, and the query says it again")
    func pages() throws {
        let whole = try page(("sample", "31"), ("seed", "5"), ("limit", "1000"))
        let first = try page(("sample", "31"), ("seed", "5"), ("limit", "20"))
        let second = try page(("sample", "31"), ("seed", "5"), ("limit", "20"), ("cursor", first.next ?? ""))
        #expect(first.rows + second.rows == whole.rows && second.next == nil && first.total == 31)
        let again = try Ship.query(first.query.items.map { ($0.key, $0.value) })
        #expect(again.sample == first.query.sample)
    }

    @Test(
        "Size and seed come together, and each is a number that can be used",
        arguments: [
            [("sample", "9")], [("seed", "9")], [("sample", "0"), ("seed", "1")], [("sample", "9"), ("seed", "-1")],
            [("sample", "10001"), ("seed", "1")], [("sample", "nine"), ("seed", "1")],
            [("sample", "9"), ("seed", "99999999999999999999")],
        ]
    )
    func refused(items: [(String, String)]) async {
        #expect(await refusal { try Ship.query(items) }?.code == .parameterBadValue)
    }
}
