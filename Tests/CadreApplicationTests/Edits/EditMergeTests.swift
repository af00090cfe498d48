import Testing

@testable import CadreApplication

@Suite("Three versions of a record's cells are merged field by field")
struct EditMergeTests {
    private static let fields = ["a", "b"]

    private static func merge(_ base: String, _ theirs: String, _ yours: String?) -> EditMerge {
        EditMerge(fields, base: ["a": base], theirs: ["a": theirs], yours: yours.map { ["a": $0] } ?? [:])
    }

    @Test(
        "One field: who changed it, and what it becomes",
        arguments: [
            ("1", "1", "1", "1", false, false), ("1", "1", "2", "2", true, false), ("1", "2", "1", "2", false, false),
            ("1", "2", nil, "2", false, false), ("1", "2", "2", "2", false, false), ("1", "2", "3", "3", true, true),
            ("1", "1", "", "", true, false), ("", "2", " ", "2", false, false), ("1", "1", " 1 ", "1", false, false),
        ] as [(String, String, String?, String, Bool, Bool)]
    )
    func table(
        base: String, theirs: String, yours: String?, becomes: String, isChanged: Bool, isConflict: Bool
    ) {
        let merge = Self.merge(base, theirs, yours)
        #expect(merge.cells["a"] == becomes)
        #expect(merge.changed == (isChanged ? ["a"] : []))
        #expect(merge.conflicts.map(\.field) == (isConflict ? ["a"] : []))
    }

    @Test("A conflict carries the three values")
    func conflict() {
        let merge = Self.merge("1", "2", "3")
        #expect(merge.conflicts == [EditMerge.Conflict(field: "a", base: "1", theirs: "2", yours: "3")])
        #expect(merge.taken.isEmpty)
        #expect(Self.merge("1", "2", nil).taken == ["a"])
    }
}
