import CadreTestSupport
import Testing

/// Goal: what goes over the wire changes only on purpose, and a reviewer reads the change as text.
///
/// Method: one request for each kind of answer goes through the responder of production, over a small register in
/// memory.
@Suite("Snapshot: exchanges")
struct ExchangeSnapshotTests {
    @Test("An exchange is what its file says", arguments: ExchangeCase.all.map(\.name))
    func same(name: String) async throws {
        let exchange = try #require(ExchangeCase.all.first { $0.name == name })
        try Snapshot("exchanges/\(name).txt").expect(try await exchange.text())
    }

    @Test("Every file belongs to an exchange")
    func noneLeftOver() throws {
        #expect(try Fixtures.names(in: "exchanges") == ExchangeCase.all.map { $0.name + ".txt" }.sorted())
    }

    @Test("A difference is told by its first lines, in unified form")
    func difference() {
        let old = (1...20).map { "line \($0)" }.joined(separator: "\n")
        let new = old.replacing("line 5\n", with: "line five\nand a half\n")
        #expect(
            Snapshot.difference(of: old, new, path: "a.txt") == """
                --- Fixtures/a.txt
                +++ now
                @@ from line 5 @@
                 line 3
                 line 4
                -line 5
                +line five
                +and a half
                """)
        #expect(Snapshot.difference(of: "", old, path: "a.txt").hasSuffix("+line 8\n+ and 12 more lines"))
    }
}
