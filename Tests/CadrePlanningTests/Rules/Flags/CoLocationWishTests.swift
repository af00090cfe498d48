import CadreDomain
import CadrePlanning
import Testing

@Suite("co-location.wish")
struct CoLocationWishTests {
    @Test("Who is to be placed with a spouse is flagged, at home too")
    func flagged() {
        let candidate = Sample.candidate(Sample.person(constraints: [.coLocation]))
        #expect(Rule.coLocationWish.says(of: Sample.opening(), candidate).text?.contains("spouse") == true)
        let home = Sample.opening(Sample.position(country: "USA"))
        #expect(Rule.coLocationWish.says(of: home, candidate).text != nil)
    }

    @Test("Others are not flagged")
    func clear() {
        let other = Sample.candidate(Sample.person(constraints: [.stabilized]))
        #expect(Rule.coLocationWish.says(of: Sample.opening(), other) == .clear)
    }
}
