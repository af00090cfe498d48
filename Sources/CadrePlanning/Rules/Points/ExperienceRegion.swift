import CadreDomain

extension Rule {
    /// The person has served before in the area of the same command.
    public static let experienceRegion = Rule(
        identifier: "experience.region",
        unit: "area known",
        defaultWeight: 60,
        sentence: "An overseas post counts for somebody who has served in the area of the same combatant command.",
        citation: "Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            guard pair.opening.isOverseas, let region = pair.opening.opening.region else { return 0 }
            return pair.candidate.candidate.record.regions.contains(region) ? 1 : 0
        } reason: { pair in
            "Has served in the area of \(pair.opening.opening.region?.rawValue ?? "the command")"
        }
    )
}
