import CadreDomain

extension Rule {
    /// Military positions for members of the owning service, civilian ones for civilians.
    public static let serviceMatch = Rule(
        identifier: "service.match",
        sentence: "The person is of the kind, military or civilian, and of the service that the position asks for.",
        citation: "Manning document of the position",
        confidence: .unverified,
        exclusion: "of another service or kind",
        isDecidedByGroup: true,
        body: .gate { pair in
            let position = pair.position
            let person = pair.person
            return position.kind == person.kind && (position.service.map { $0 == person.service } ?? true)
        } facts: { pair in
            let position = pair.position
            let service = position.service?.name ?? "any service"
            return GateFacts(
                needed: "\(position.kind.rawValue), \(service)",
                found: "\(pair.person.kind.rawValue), \(pair.person.service.name)",
                remedy: "The position would have to be recoded for \(pair.person.kind.rawValue) "
                    + "\(pair.person.service.name)."
            )
        }
    )
}
