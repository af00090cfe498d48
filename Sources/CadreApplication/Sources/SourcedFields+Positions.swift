import CadreDomain

extension Office {
    static let sourcedNoun = SourcedNoun.office
    static let sourcedFields: [SourcedField<Office>] = [
        .init(text: "name", \.name),
        .init(text: "type", \.type),
        .init("country", \.country, write: \.rawValue, read: { CountryCode($0) }),
        .init(text: "post", \.post),
        .init(optional: "command", \.command, write: \.rawValue, read: { CommandCode($0) }),
        .init(optional: "parent", \.parent, write: \.rawValue, read: { ID($0) }),
        .init(end: \.validity),
    ]
}

extension Position {
    static let sourcedNoun = SourcedNoun.position
    static let sourcedFields: [SourcedField<Position>] = [
        .init(text: "title", \.title),
        .init("office", \.office, write: \.rawValue, read: { ID($0) }),
        .init("country", \.country, write: \.rawValue, read: { CountryCode($0) }),
        .init(text: "post", \.post),
        .init(optional: "command", \.command, write: \.rawValue, read: { CommandCode($0) }),
        .init(optional: "service", \.service, write: \.rawValue, read: { Service(rawValue: $0) }),
        .init("kind", \.kind, write: \.rawValue, read: { PersonnelKind(rawValue: $0) }),
        .init("grades", \.grades, write: \.description, read: GradeBand.init(sourced:)),
        .init(optional: "specialty", \.specialty, write: { $0 }, read: { $0 }),
        .init(optional: "sc_code", \.scCode, write: \.description, read: { SCCode($0) }),
        .init("clearance", \.clearance, write: \.rawValue, read: { Clearance(rawValue: $0) }),
        .init("languages", \.languages, write: { $0.map(\.written).joined(separator: ";") }) { text in
            let languages = text.split(separator: ";").map { LanguageRequirement(sourced: String($0)) }
            return languages.contains(nil) ? nil : languages.compactMap(\.self)
        },
        .init("tour", \.tour, write: \.sourced, read: TourLength.init(sourced:)),
        .init(flag: "key_billet", \.isKeyBillet),
        .init(flag: "joint_duty", \.isJointDuty),
        .init("funding", \.funding, write: \.rawValue, read: { FundingSource(rawValue: $0) }),
        .init(flag: "counts_toward_cap", \.countsTowardCap),
        .init("state", \.state, write: \.rawValue, read: { State(rawValue: $0) }),
        .init(end: \.validity),
    ]
}

extension GradeBand {
    /// Reads the band as it is described: one grade, or the lowest and the highest.
    @Sendable fileprivate init?(sourced text: String) {
        let grades = text.split(separator: "-").map { Grade(String($0)) }
        guard let first = grades.first, let last = grades.last, let lowest = first, let highest = last else {
            return nil
        }
        self.init(lowest: lowest, highest: highest)
    }
}

extension LanguageRequirement {
    /// Reads a requirement as it is written.
    fileprivate init?(sourced text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, let level = ILRProfile(parts[1]), ["required", "preferred"].contains(parts[2]) else {
            return nil
        }
        self.init(language: parts[0], level: level, isRequired: parts[2] == "required")
    }
}

extension TourLength {
    /// Accompanied and unaccompanied months, `36/24`, or the latter alone.
    fileprivate var sourced: String {
        (accompaniedMonths.map { "\($0)/" } ?? "") + "\(unaccompaniedMonths)"
    }

    @Sendable fileprivate init?(sourced text: String) {
        let months = text.split(separator: "/").map { Int($0) }
        guard let last = months.last, let unaccompanied = last else { return nil }
        self.init(
            accompaniedMonths: months.count == 2 ? months[0] : nil, unaccompaniedMonths: unaccompanied
        )
    }
}
