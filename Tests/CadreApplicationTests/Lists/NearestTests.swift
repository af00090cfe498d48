import CadreApplication
import Testing

@Suite("The nearest word is the one with the fewest edits")
struct NearestTests {
    @Test(
        "A word is offered where it is near, and none where it is not",
        arguments: [
            ("statsu", "status"), ("stauts", "status"), ("ab", "ba"), ("STATUS", "status"), ("gap_dyas", "gap_days"),
            ("contry", "country"),
            ("x", nil), ("completely", nil), ("", nil),
        ] as [(String, String?)]
    )
    func nearest(text: String, expected: String?) {
        #expect(Nearest.word(to: text, among: ["state", "status", "country", "gap_days", "ba"]) == expected)
    }

    @Test("Of two words as near as each other the first is offered, and a long text costs no more than its start")
    func ties() {
        #expect(Nearest.word(to: "cat", among: ["bat", "rat"]) == "bat")
        #expect(Nearest.word(to: String(repeating: "a", count: 100_000), among: ["bat"]) == nil)
        #expect(Nearest.word(to: "cat", among: []) == nil)
        #expect(Nearest.word(to: "Z", among: ["A", "B"]) == nil, "nothing of it is the same")
        #expect(Nearest.word(to: "a", among: ["B", "A"]) == "A")
    }
}
