import CadreDomain
import CadrePlanning
import Foundation
import Testing

@Suite("Staffing measures: the words, the filters and the page say the same")
struct StaffingMeasureTests {
    static let page = (try? String(contentsOf: pageFile, encoding: .utf8)) ?? ""
    static let pageFile = URL(filePath: #filePath).appending(path: "../../../../docs/measures.md").standardizedFileURL

    @Test("The page has each measure under its title with the same sentence", arguments: StaffingMeasure.allCases)
    func definitions(measure: StaffingMeasure) {
        let heading = "### \(measure.title) (`\(measure.rawValue)`)\n\n\(measure.definition)\n"
        #expect(Self.page.contains(heading), "docs/measures.md lacks:\n\(heading)")
        let filters = measure.filters.map(\.description).joined(separator: "&")
        #expect(Self.page.contains("`\(filters.isEmpty ? "no filter" : filters)`"), "docs/measures.md lacks \(filters)")
    }

    @Test("The page defines the two shares")
    func shares() {
        #expect(Self.page.contains(StaffingMeasure.fillDefinition))
        #expect(Self.page.contains(StaffingMeasure.matchDefinition))
    }

    @Test("The filters of a measure show exactly the rows it includes", arguments: StaffingMeasure.allCases)
    func filters(measure: StaffingMeasure) {
        let day = RandomRegister.roster(seed: 11, positions: 400).day(asOf: RosterSamples.today)
        for status in day.statuses {
            #expect(day.matches(status, measure.filters) == measure.includes(status))
        }
    }

    @Test(
        "Knows no other key and no other value",
        arguments: [("colour", "red"), ("status", "late"), ("relief", "yes"), ("gap_days__gt", "many"), ("state", "")])
    func unknown(key: String, value: String) {
        let day = RosterSamples.roster([RosterSamples.position(1)]).day(asOf: RosterSamples.today)
        #expect(day.matches(day.statuses[0], StaffingFilter(key: key, value: value)) == nil)
    }

    @Test("Counts nothing but the need of a position that is not authorized, even where somebody holds it")
    func notAuthorized() {
        let status = RosterSamples.status(
            [RosterSamples.assignment(1, person: 1, position: 1, "2024-01-01", "2026-06-01")],
            position: RosterSamples.position(1, isKeyBillet: true, state: .required))
        #expect(status.isFilled && status.isPastPlannedEnd)
        #expect(StaffingMeasure.allCases.filter { $0.includes(status) } == [.required])
    }

    @Test("Counts an empty key billet once it is authorized")
    func keyEmpty() {
        let status = RosterSamples.status(
            [], position: RosterSamples.position(1, isKeyBillet: true, state: .authorized))
        #expect(
            StaffingMeasure.allCases.filter { $0.includes(status) } == [
                .required, .authorized, .vacant, .gapDays, .keyEmpty, .projectedVacant, .projectedWithoutRelief,
            ])
    }
}
