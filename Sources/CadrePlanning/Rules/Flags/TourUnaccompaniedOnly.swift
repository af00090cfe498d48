import CadreDomain

extension Rule {
    /// The person serves only unaccompanied tours and the position offers a longer, accompanied one.
    public static let tourUnaccompaniedOnly = Rule(
        identifier: "tour.unaccompanied-only",
        sentence: "The person serves only unaccompanied tours, so the tour is planned at its unaccompanied length.",
        citation: "Person record",
        confidence: .unverified,
        body: .flag { pair in
            guard pair.person.constraints.contains(.unaccompaniedOnly),
                let accompanied = pair.position.tour.accompaniedMonths
            else { return nil }
            let alone = Grouped.count(pair.position.tour.unaccompaniedMonths, "month")
            return "Planned unaccompanied for \(alone); accompanied it would be \(accompanied)."
        }
    )
}
