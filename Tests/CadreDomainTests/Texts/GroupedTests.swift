import CadreDomain
import Testing

@Suite("Numbers in sentences")
struct GroupedTests {
    @Test(
        "Digits are grouped by three",
        arguments: [
            (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func groups(value: Int, text: String) { #expect(Grouped.text(value) == text) }

    @Test("A count takes the plural unless it is one, and a share of nothing is not reported")
    func counts() {
        #expect(Grouped.count(1, "person", "people") == "1 person")
        #expect(Grouped.count(0, "person", "people") == "0 people")
        #expect(Grouped.count(1_200, "position") == "1,200 positions")
        #expect(Grouped.percent(permille: 873) == "87.3 %")
        #expect(Grouped.percent(permille: nil) == "not reported")
    }
}
