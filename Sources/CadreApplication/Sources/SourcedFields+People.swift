import CadreDomain

extension Person {
    static let sourcedNoun = SourcedNoun.person
    static let sourcedFields: [SourcedField<Person>] = [
        .init(text: "name", \.name),
        .init("service", \.service, write: \.rawValue, read: { Service(rawValue: $0) }),
        .init("kind", \.kind, write: \.rawValue, read: { PersonnelKind(rawValue: $0) }),
        .init("grade", \.grade, write: \.description, read: { Grade($0) }),
        .init(list: "specialties", \.specialties),
        .init("clearance", \.clearance, write: \.rawValue, read: { Clearance(rawValue: $0) }),
        .init(optional: "clearance_until", \.clearanceUntil, write: \.description, read: { Day($0) }),
        .init(optional: "available_from", \.availableFrom, write: \.description, read: { Day($0) }),
        .init("constraints", \.constraints, write: { $0.wordList.joined(separator: ";") }) { text in
            let words = text.split(separator: ";").map { MovementConstraints(word: String($0)) }
            return words.contains(nil) ? nil : MovementConstraints(words.compactMap(\.self))
        },
        .init(end: \.validity),
    ]
}

extension Qualification {
    static let sourcedNoun = SourcedNoun.qualification
    static let sourcedFields: [SourcedField<Qualification>] = [
        .init("person", \.person, write: \.rawValue, read: { ID($0) }),
        .init("what", \.kind, write: \.sourced, read: Kind.init(sourced:)),
        .init("earned", \.earned, write: \.description, read: { Day($0) }),
        .init(optional: "good_until", \.goodUntil, write: \.description, read: { Day($0) }),
    ]
}

extension Qualification.Kind {
    /// The kind with all that belongs to it, apart by bars.
    fileprivate var sourced: String {
        switch self {
        case .certification(let scheme, let level, let area):
            "certification|\(scheme)|\(level)|\(area.map { String($0) } ?? "")"
        case .language(let code, let result): "language|\(code)|\(result)"
        case .course(let code): "course|\(code)"
        }
    }

    fileprivate static func parts(_ text: String) -> [String] {
        text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    @Sendable fileprivate init?(sourced text: String) {
        let parts = Self.parts(text)
        switch (parts.first, parts.count) {
        case ("certification", 4):
            guard let level = Int(parts[2]), parts[3].count <= 1 else { return nil }
            self = .certification(scheme: parts[1], level: level, area: parts[3].first)
        case ("language", 3):
            guard let result = ILRProfile(parts[2]) else { return nil }
            self = .language(code: parts[1], result: result)
        case ("course", 2): self = .course(code: parts[1])
        default: return nil
        }
    }
}

extension Assignment {
    static let sourcedNoun = SourcedNoun.assignment
    static let sourcedFields: [SourcedField<Assignment>] = [
        .init("person", \.person, write: \.rawValue, read: { ID($0) }),
        .init("position", \.position, write: \.rawValue, read: { ID($0) }),
        .init("from", \.from, write: \.description, read: { Day($0) }),
        .init("planned_end", \.plannedEnd, write: \.description, read: { Day($0) }),
        // State, actual end and reason belong together: no law holds of a mixture of two sources.
        .init("state") { assignment in
            [assignment.state.rawValue, assignment.actualEnd?.description, assignment.curtailment?.rawValue]
                .compactMap(\.self).joined(separator: " ")
        } set: { assignment, text in
            let parts = text.split(separator: " ").map(String.init)
            guard let state = parts.first.flatMap(State.init(rawValue:)), parts.count <= 3 else { return false }
            let (end, reason) = (parts.dropFirst().first, parts.dropFirst(2).first)
            let (day, curtailment) = (end.flatMap { Day($0) }, reason.flatMap(CurtailmentReason.init(rawValue:)))
            guard (end == nil) == (day == nil), (reason == nil) == (curtailment == nil) else { return false }
            assignment.state = state
            assignment.actualEnd = day
            assignment.curtailment = curtailment
            return true
        },
    ]
}
