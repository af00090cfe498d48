public import CadreDomain

/// Records as canonical JSON, for the journal and the digest of a world.
public enum RecordText {
    /// An office.
    public static func json(_ office: Office) -> JSONText {
        .object(
            [
                ("id", .text(office.id.rawValue)), ("code", .text(office.code)), ("name", .text(office.name)),
                ("type", .text(office.type)), ("country", .text(office.country.rawValue)), ("post", .text(office.post)),
                ("command", .optional(office.command?.rawValue)), ("parent", .optional(office.parent?.rawValue)),
            ] + validity(office.validity))
    }

    /// A version of a position.
    public static func json(_ position: Position) -> JSONText {
        .object(
            [
                ("id", .text(position.id.rawValue)), ("number", .text(position.number)),
                ("title", .text(position.title)),
                ("office", .text(position.office.rawValue)), ("country", .text(position.country.rawValue)),
                ("post", .text(position.post)), ("command", .optional(position.command?.rawValue)),
                ("service", .optional(position.service?.rawValue)), ("kind", .text(position.kind.rawValue)),
                ("grade_min", .text(position.grades.lowest.description)),
                ("grade_max", .text(position.grades.highest.description)),
                ("specialty", .optional(position.specialty)), ("sc_code", .optional(position.scCode?.description)),
                ("clearance", .text(position.clearance.rawValue)),
                ("languages", .list(position.languages.map(json))),
                ("tour_accompanied", .optional(position.tour.accompaniedMonths)),
                ("tour_unaccompanied", .int(position.tour.unaccompaniedMonths)),
                ("key_billet", .flag(position.isKeyBillet)), ("joint_duty", .flag(position.isJointDuty)),
                ("funding", .text(position.funding.rawValue)),
                ("counts_toward_cap", .flag(position.countsTowardCap)), ("state", .text(position.state.rawValue)),
            ] + validity(position.validity))
    }

    /// A version of a person.
    public static func json(_ person: Person) -> JSONText {
        .object(
            [
                ("id", .text(person.id.rawValue)), ("name", .text(person.name)),
                ("service", .text(person.service.rawValue)), ("kind", .text(person.kind.rawValue)),
                ("grade", .text(person.grade.description)),
                ("specialties", .list(person.specialties.map(JSONText.text))),
                ("clearance", .text(person.clearance.rawValue)), ("clearance_until", .optional(person.clearanceUntil)),
                ("available_from", .optional(person.availableFrom)),
                ("constraints", .list(person.constraints.wordList.map(JSONText.text))),
            ] + validity(person.validity))
    }

    /// A qualification.
    public static func json(_ held: Qualification) -> JSONText {
        var fields: [(String, JSONText)] = [
            ("id", .text(held.id.rawValue)), ("person", .text(held.person.rawValue)), ("kind", .text(held.kind.word)),
        ]
        switch held.kind {
        case .certification(let scheme, let level, let area):
            fields += [("scheme", .text(scheme)), ("level", .int(level)), ("area", .optional(area.map { String($0) }))]
        case .language(let code, let result):
            fields += [("language", .text(code)), ("result", .text(result.description))]
        case .course(let code): fields.append(("course", .text(code)))
        }
        return .object(
            fields + [("earned", .text(held.earned.description)), ("good_until", .optional(held.goodUntil))])
    }

    /// An assignment.
    public static func json(_ assignment: Assignment) -> JSONText { json(assignment, adding: []) }

    /// An assignment with what else its entry says.
    static func json(_ assignment: Assignment, adding fields: [(String, JSONText)]) -> JSONText {
        .object(
            [
                ("id", .text(assignment.id.rawValue)), ("person", .text(assignment.person.rawValue)),
                ("position", .text(assignment.position.rawValue)), ("from", .text(assignment.from.description)),
                ("planned_end", .text(assignment.plannedEnd.description)),
                ("actual_end", .optional(assignment.actualEnd)),
                ("state", .text(assignment.state.rawValue)),
                ("curtailment", .optional(assignment.curtailment?.rawValue)),
            ] + fields)
    }

    private static func json(_ language: LanguageRequirement) -> JSONText {
        .object([
            ("language", .text(language.language)), ("level", .text(language.level.description)),
            ("required", .flag(language.isRequired)),
        ])
    }

    private static func validity(_ days: DayRange) -> [(String, JSONText)] {
        [
            ("valid_from", .text(days.start.description)),
            ("valid_to", days.isOpen ? .null : .text(days.end.description)),
        ]
    }
}
