import CadreApplication
import CadreDomain
import CadrePlanning

/// The facts about a position: how it is staffed, what it asks for, and how the record changed.
enum PositionFacts {
    /// How it is staffed on the day.
    static func staffing(_ row: PositionRow, _ note: ReliefNote?, _ request: WebRequest) -> Facts {
        var facts = [Facts.Fact("Status", "", mark: PositionList.status(row))]
        if row.position.isKeyBillet { facts.append(Facts.Fact("Key billet", "", mark: .key("key billet"))) }
        for person in row.incumbents {
            facts.append(
                Facts.Fact(
                    "Incumbent", "\(person.grade) \(person.name)", address: request.link(to: person)
                )
            )
        }
        if let end = row.status.plannedEnd {
            facts.append(
                Facts.Fact(
                    "Planned end",
                    row.status.isPastPlannedEnd && end < row.status.asOf
                        ? "\(end), \(Words.count(row.status.asOf - end, "day")) ago" : end.description,
                    mark: row.status.isPastPlannedEnd ? .warn("past,") : nil
                )
            )
        }
        if let since = row.vacantSince {
            facts.append(
                Facts.Fact(
                    "Vacant since",
                    "\(since)\(row.isVacancyCut ? " at least" : ""), \(Words.count(row.vacantDays, "day"))"
                )
            )
        }
        if let relief = row.relief {
            let name = relief.person.map { "\($0.grade) \($0.name)" } ?? relief.assignment.person.rawValue
            facts.append(
                Facts.Fact(
                    "Relief", "\(name), reports \(relief.assignment.from.prose)",
                    address: relief.person.flatMap { request.link(to: $0) }
                )
            )
            facts += note.map(naming) ?? []
        } else if row.position.state != .required {
            facts.append(Facts.Fact("Relief", "nobody named"))
        }
        if let vacant = row.status.projectedVacancy, !row.status.isVacant {
            facts.append(Facts.Fact("Falls vacant", vacant.description))
        }
        facts.append(Facts.Fact("Gap, last 365 days", Words.count(row.status.gapDays, "day")))
        facts.append(Facts.Fact("Overlap, last 365 days", Words.count(row.status.overlapDays, "day")))
        return Facts(facts)
    }

    /// Gates that were overridden when the relief was named, with the reason, and flags.
    private static func naming(_ note: ReliefNote) -> [Facts.Fact] {
        note.gates.map {
            Facts.Fact("Gate overridden", "needed \($0.needed), found \($0.found)", mark: .warn($0.rule + ":"))
        } + (note.reason.map { [Facts.Fact("Reason of the override", $0)] } ?? [])
            + note.flags.map { Facts.Fact("Flag", $0.text, mark: .warn($0.rule + ":")) }
    }

    /// What it is and what it asks for.
    static func requirements(
        _ detail: ShowPosition.Detail, _ request: WebRequest, _ reference: ReferenceTables
    ) -> Facts {
        let position = detail.row.position
        let languages = position.languages.map { wanted in
            let name = reference.name(of: wanted.language, in: .languages) ?? wanted.language
            return "\(name) \(wanted.level)" + (wanted.isRequired ? "" : " preferred")
        }
        let area = position.scCode.flatMap { reference.codes[.functionalAreas]?.entry(String($0.area)) }
        let service = position.service?.name ?? "any service"
        let country = reference.country(position.country)?.name ?? position.country.rawValue
        let holders = detail.holders.map { held in
            Facts.Fact(
                "Hold \(held.name) \(held.requirement.level)",
                held.count == 0 ? "" : Words.count(held.count, "person", plural: "people"),
                address: held.rows.map { request.link($0.path, $0.items) },
                mark: held.count == 0 ? .bad("nobody") : nil
            )
        }
        let office = detail.row.office.map {
            Facts.Fact("Office", $0.code, address: request.link("/offices/\(FormText.encoded($0.code))"))
        }
        let asked = [
            Facts.Fact(
                "Stands in", "\(position.post), \(country)", address: request.link("/countries/\(position.country)")
            ),
            Facts.Fact("Service and kind", "\(service), \(position.kind.rawValue)"),
            Facts.Fact("Grade", position.grades.description),
            Facts.Fact("Specialty", position.specialty ?? "any"),
            Facts.Fact(
                "SC code", (position.scCode?.description ?? "not coded") + (area.map { ", \($0.name)" } ?? ""),
                mark: area?.confidence == .unverified ? .quiet("name unverified") : nil
            ),
            Facts.Fact("Languages", languages.isEmpty ? "none" : languages.joined(separator: "; ")),
        ]
        let terms = [
            Facts.Fact("Clearance", words(position.clearance.rawValue)),
            Facts.Fact(
                "Tour", tour(position.tour),
                mark: detail.row.tourRow?.confidence == .unverified ? .quiet("unverified") : nil
            ),
            Facts.Fact("Joint duty", position.isJointDuty ? "yes" : "no"),
            Facts.Fact("State", position.state.rawValue),
            Facts.Fact("Funding", words(position.funding.rawValue)),
            Facts.Fact("Counts toward cap", position.countsTowardCap ? "yes" : "no"),
        ]
        return Facts([office].compactMap(\.self) + asked + holders + terms)
    }

    /// The versions of the record, with what each changed.
    static func versions(_ versions: [Position]) -> TableModel {
        TableModel(
            "Versions of the record", caption: "Each holds on its own days.",
            headers: [.init("From"), .init("To"), .init("State"), .init("Title"), .init("Grade"), .init("SC code")],
            rows: versions.map { version in
                TableModel.Row([
                    .init(
                        version.validity.start.description,
                        address: FormText.address(
                            "/positions/\(version.id)", [QueryItem("as_of", version.validity.start.description)]
                        )
                    ),
                    .init(version.validity.isOpen ? "open" : version.validity.end.description),
                    .init(version.state.rawValue), .init(version.title), .init(version.grades.description),
                    .init(version.scCode?.description ?? "\u{2013}"),
                ])
            },
            isCompact: true
        )
    }

    /// A word of the register as people read it: `top_secret` as `top secret`.
    static func words(_ word: String) -> String { String(word.map { $0 == "_" ? " " : $0 }) }

    private static func tour(_ tour: TourLength) -> String {
        let alone = "\(tour.unaccompaniedMonths) months unaccompanied"
        return tour.accompaniedMonths.map { "\($0) months accompanied, \(alone)" } ?? alone
    }
}
