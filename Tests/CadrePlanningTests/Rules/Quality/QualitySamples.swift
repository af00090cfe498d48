// swift-format-ignore-file: NeverForceUnwrap

import CadreDomain
import CadrePlanning

/// Records of quality around 1 January 2027.
enum QualitySamples {
    static let day = Day("2027-01-01")!

    static let reference = ReferenceTables(
        countries: [], commands: [], memberships: [], gradeTitles: [Grade("O5")!: "Lieutenant colonel"],
        gradeEquivalences: [],
        codes: [
            CodeTable(
                name: .functionalAreas,
                entries: [CodeTable.Entry(code: "C", name: "Area C", confidence: .verified, source: "sample")])
        ], courses: [], tours: [], strengthCaps: [], countryAliases: [], trainingDemand: [])

    static func office(country: String = "PHL", command: String? = "INDOPACOM", post: String = "Manila") -> Office {
        Office(
            id: ID(prefix: "off_", sequence: 1), code: "ODC-1", name: "Office", type: "ODC",
            country: CountryCode(country)!, post: post, command: command.map { CommandCode($0)! }, parent: nil,
            validity: RosterSamples.always)
    }

    static func fault(_ rule: QualityRule, _ office: Office, lastTold: String? = nil, days: Int = 0) -> String? {
        rule.fault(
            of: QualityRecord(.office(office), on: day, lastTold: lastTold.map { Day($0)! }, reference), days: days)
    }

    static func fault(
        _ rule: QualityRule, _ position: Position, _ held: [Assignment] = [], office: Office? = nil,
        lastTold: String? = nil, days: Int = 0
    ) -> String? {
        let status = RosterSamples.status(held, position: position)
        return rule.fault(
            of: QualityRecord(
                .position(position, office: office, status), on: day, lastTold: lastTold.map { Day($0)! }, reference),
            days: days)
    }

    static func fault(_ rule: QualityRule, _ person: Person, lastTold: String? = nil, days: Int = 0) -> String? {
        rule.fault(
            of: QualityRecord(.person(person), on: day, lastTold: lastTold.map { Day($0)! }, reference), days: days)
    }
}
