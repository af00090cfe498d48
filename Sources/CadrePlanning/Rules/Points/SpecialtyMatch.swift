import CadreDomain

extension Rule {
    /// The person has the specialty that the position names.
    public static let specialtyMatch = Rule(
        identifier: "specialty.match",
        unit: "specialty",
        defaultWeight: 80,
        sentence: "Having the specialty that the position names counts.",
        citation: "Manning document of the position; the weight is Cadre's own placeholder",
        confidence: .unverified,
        body: .points { pair in
            guard let specialty = pair.position.specialty else { return 0 }
            return pair.person.specialties.contains(specialty) ? 1 : 0
        } reason: { pair in
            "Has specialty \(pair.position.specialty ?? "")"
        }
    )
}
