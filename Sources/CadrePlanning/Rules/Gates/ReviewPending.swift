import CadreDomain

extension Rule {
    /// No review is pending where the position stands overseas.
    public static let reviewPending = Rule(
        identifier: "review.pending",
        sentence:
            "Nobody moves overseas while a review of the move is pending; the record says only that there is one.",
        citation: "Cadre's own; the services' overseas screening rules are not read",
        confidence: .unverified,
        exclusion: "because of a pending review",
        body: .gate { pair in
            !(pair.opening.isOverseas && pair.person.constraints.contains(.reviewPending))
        } facts: { pair in
            let isPending = pair.person.constraints.contains(.reviewPending)
            return GateFacts(
                needed: pair.opening.isOverseas ? "no review pending before a move overseas" : "no move overseas",
                found: isPending ? "a review is pending" : "no review is pending",
                remedy: "The review closed with a release for overseas duty."
            )
        }
    )
}
