import CadreDomain

extension Rule {
    /// The person neither holds the position nor held it last.
    public static let successionOther = Rule(
        identifier: "succession.other-person",
        sentence: "Nobody is relief for the position that he or she holds or held last.",
        citation: "Cadre's own definition of a relief; an extension of the tour is a separate decision",
        confidence: .unverified,
        exclusion: "because nobody is his or her own relief",
        isCurable: false,
        body: .gate { pair in
            pair.candidate.candidate.station?.position != pair.position.id
        } facts: { pair in
            let isOwn = pair.candidate.candidate.station?.position == pair.position.id
            return GateFacts(
                needed: "somebody other than the last to hold the position",
                found: isOwn ? "holds the position or held it last" : "serves or served last elsewhere",
                remedy: "None for this person: a longer stay is an extension, not a relief."
            )
        }
    )
}
