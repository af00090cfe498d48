import CadreDomain

extension Rule {
    /// The person is to be placed together with a spouse who serves.
    public static let coLocationWish = Rule(
        identifier: "co-location.wish",
        sentence:
            "The person is to be placed together with a spouse who serves; only a couple limit makes a slate look at "
            + "the spouse.",
        citation: "Person record",
        confidence: .unverified,
        body: .flag { pair in
            guard pair.person.constraints.contains(.coLocation) else { return nil }
            return "To be placed together with a spouse who serves: check the spouse's assignment."
        }
    )
}
