import CadreDomain

extension RegisterRecord {
    /// Reads a record as the journal has it; nil where the text is no record of the noun.
    init?(noun: String, json: String) {
        guard case .fields(let fields)? = JSONReader.value(of: json) else { return nil }
        let reader = RecordFields(fields)
        switch noun {
        case "office": guard let office = reader.office() else { return nil }; self = .office(office)
        case "position": guard let position = reader.position() else { return nil }; self = .position(position)
        case "person": guard let person = reader.person() else { return nil }; self = .person(person)
        case "qualification": guard let held = reader.qualification() else { return nil }; self = .qualification(held)
        case "assignment":
            guard let assignment = reader.assignment() else { return nil }; self = .assignment(assignment)
        default: return nil
        }
    }
}

/// The fields of a record in the journal's JSON.
private struct RecordFields {
    private let values: [String: JSONText]

    init(_ fields: [JSONText.Field]) {
        values = Dictionary(fields.map { ($0.key, $0.value) }) { first, _ in first }
    }

    // MARK: Nouns

    func office() -> Office? {
        guard let id: ID<Office> = identity("id"), let code = text("code"), let name = text("name"),
            let type = text("type"), let country = text("country").flatMap({ CountryCode($0) }),
            let post = text("post"), let command = optional("command", { CommandCode($0) }),
            let parent = optional("parent", { ID<Office>($0) }), let validity = validity()
        else { return nil }
        return Office(
            id: id, code: code, name: name, type: type, country: country, post: post, command: command, parent: parent,
            validity: validity
        )
    }

    func position() -> Position? {
        guard let id: ID<Position> = identity("id"), let number = text("number"), let title = text("title"),
            let office: ID<Office> = identity("office"), let country = text("country").flatMap({ CountryCode($0) }),
            let post = text("post"), let command = optional("command", { CommandCode($0) }),
            let service = optional("service", { Service(rawValue: $0) }),
            let kind = text("kind").flatMap({ PersonnelKind(rawValue: $0) }), let grades = grades(),
            let specialty = optional("specialty", { $0 }), let scCode = optional("sc_code", { SCCode($0) }),
            let clearance = text("clearance").flatMap({ Clearance(rawValue: $0) }), let languages = languages(),
            let tour = tour(), let isKeyBillet = flag("key_billet"), let isJointDuty = flag("joint_duty"),
            let funding = text("funding").flatMap({ FundingSource(rawValue: $0) }),
            let countsTowardCap = flag("counts_toward_cap"),
            let state = text("state").flatMap({ Position.State(rawValue: $0) }), let validity = validity()
        else { return nil }
        return Position(
            id: id, number: number, title: title, office: office, country: country, post: post, command: command,
            service: service, kind: kind, grades: grades, specialty: specialty, scCode: scCode, clearance: clearance,
            languages: languages, tour: tour, isKeyBillet: isKeyBillet, isJointDuty: isJointDuty, funding: funding,
            countsTowardCap: countsTowardCap, state: state, validity: validity
        )
    }

    func person() -> Person? {
        guard let id: ID<Person> = identity("id"), let name = text("name"),
            let service = text("service").flatMap({ Service(rawValue: $0) }),
            let kind = text("kind").flatMap({ PersonnelKind(rawValue: $0) }),
            let grade = text("grade").flatMap({ Grade($0) }), let specialties = texts("specialties"),
            let clearance = text("clearance").flatMap({ Clearance(rawValue: $0) }),
            let clearanceUntil = optional("clearance_until", { Day($0) }),
            let availableFrom = optional("available_from", { Day($0) }), let constraints = constraints(),
            let validity = validity()
        else { return nil }
        return Person(
            id: id, name: name, service: service, kind: kind, grade: grade, specialties: specialties,
            clearance: clearance, clearanceUntil: clearanceUntil, availableFrom: availableFrom,
            constraints: constraints, validity: validity
        )
    }

    func qualification() -> Qualification? {
        guard let id: ID<Qualification> = identity("id"), let person: ID<Person> = identity("person"),
            let kind = qualificationKind(), let earned = text("earned").flatMap({ Day($0) }),
            let goodUntil = optional("good_until", { Day($0) })
        else { return nil }
        return Qualification(id: id, person: person, kind: kind, earned: earned, goodUntil: goodUntil)
    }

    func assignment() -> Assignment? {
        guard let id: ID<Assignment> = identity("id"), let person: ID<Person> = identity("person"),
            let position: ID<Position> = identity("position"), let from = text("from").flatMap({ Day($0) }),
            let plannedEnd = text("planned_end").flatMap({ Day($0) }),
            let actualEnd = optional("actual_end", { Day($0) }),
            let state = text("state").flatMap({ Assignment.State(rawValue: $0) }),
            let curtailment = optional("curtailment", { Assignment.CurtailmentReason(rawValue: $0) })
        else { return nil }
        return Assignment(
            id: id, person: person, position: position, from: from, plannedEnd: plannedEnd, actualEnd: actualEnd,
            state: state, curtailment: curtailment
        )
    }

    // MARK: Parts

    private func grades() -> GradeBand? {
        guard let lowest = text("grade_min").flatMap({ Grade($0) }),
            let highest = text("grade_max").flatMap({ Grade($0) })
        else { return nil }
        return GradeBand(lowest: lowest, highest: highest)
    }

    private func tour() -> TourLength? {
        guard let unaccompanied = int("tour_unaccompanied") else { return nil }
        return TourLength(accompaniedMonths: int("tour_accompanied"), unaccompaniedMonths: unaccompanied)
    }

    private func languages() -> [LanguageRequirement]? {
        guard case .list(let items)? = values["languages"] else { return nil }
        let read = items.compactMap { item -> LanguageRequirement? in
            guard case .fields(let fields) = item else { return nil }
            let part = RecordFields(fields)
            guard let language = part.text("language"), let level = part.text("level").flatMap({ ILRProfile($0) }),
                let isRequired = part.flag("required")
            else { return nil }
            return LanguageRequirement(language: language, level: level, isRequired: isRequired)
        }
        return read.count == items.count ? read : nil
    }

    private func constraints() -> MovementConstraints? {
        guard let words = texts("constraints") else { return nil }
        let flags = words.compactMap { MovementConstraints(word: $0) }
        return flags.count == words.count ? flags.reduce(into: []) { $0.formUnion($1) } : nil
    }

    private func qualificationKind() -> Qualification.Kind? {
        switch text("kind") {
        case "certification":
            guard let scheme = text("scheme"), let level = int("level"), let area = optional("area", { $0.first })
            else { return nil }
            return .certification(scheme: scheme, level: level, area: area)
        case "language":
            guard let code = text("language"), let result = text("result").flatMap({ ILRProfile($0) }) else {
                return nil
            }
            return .language(code: code, result: result)
        case "course": return text("course").map { .course(code: $0) }
        default: return nil
        }
    }

    private func validity() -> DayRange? {
        guard let start = text("valid_from").flatMap({ Day($0) }), let end = optional("valid_to", { Day($0) })
        else { return nil }
        return DayRange(start: start, end: end ?? .endless)
    }

    // MARK: Values

    private func text(_ name: String) -> String? {
        if case .text(let text)? = values[name] { text } else { nil }
    }

    private func int(_ name: String) -> Int? {
        if case .int(let value)? = values[name] { value } else { nil }
    }

    private func flag(_ name: String) -> Bool? {
        if case .flag(let value)? = values[name] { value } else { nil }
    }

    private func texts(_ name: String) -> [String]? {
        guard case .list(let items)? = values[name] else { return nil }
        let texts = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.count == items.count ? texts : nil
    }

    private func identity<Noun>(_ name: String) -> ID<Noun>? { text(name).flatMap { ID($0) } }

    /// A value that may be null; nil where it is neither null nor can be read.
    private func optional<Value>(_ name: String, _ read: (String) -> Value?) -> Value?? {
        switch values[name] {
        case .null?: .some(nil)
        case .text(let text)?: read(text).map { .some($0) }
        default: nil
        }
    }
}
