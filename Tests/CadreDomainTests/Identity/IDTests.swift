import CadreDomain
import Testing

@Suite("Identities")
struct IDTests {
    @Test("A sequence number is padded, so that text order is number order")
    func sequence() {
        #expect(ID<Position>(prefix: "pos_", sequence: 114).rawValue == "pos_000114")
        #expect(ID<Position>(prefix: "pos_", sequence: 1_234_567).rawValue == "pos_1234567")
        let ids = [1, 9, 10, 99, 100, 15_000, 999_999].map { ID<Person>(prefix: "per_", sequence: $0) }
        #expect(ids.sorted() == ids)
    }

    @Test("Safe text is taken as it stands", arguments: ["pos_000114", "A", "a-b.c_d", "JUSMAG-PHL", "0"])
    func good(text: String) {
        #expect(ID<Office>(text)?.description == text)
    }

    @Test(
        "Text that is not safe in an address is refused",
        arguments: ["", " ", "a b", "a/b", "pos_1\n", "pös_1", "a?b", "a%20b", "a,b", "../x", "a'b", "a;b"])
    func bad(text: String) {
        #expect(ID<Office>(text) == nil)
    }

    @Test("The longest identity is exactly as long as the limit says")
    func length() {
        let longest = String(repeating: "x", count: IDLimits.lengthMax)
        #expect(ID<Person>(longest)?.rawValue == longest)
        #expect(ID<Person>(longest + "x") == nil)
    }
}
