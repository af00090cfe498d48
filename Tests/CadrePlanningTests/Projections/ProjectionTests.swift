import CadreDomain
import CadrePlanning
import Testing

@Suite("Projections: vacancies by month and the waterfall")
struct ProjectionTests {
    @Test("Puts each projected vacancy into one month, with or without relief", arguments: [1, 2] as [UInt64])
    func members(seed: UInt64) {
        let day = RandomRegister.roster(seed: seed, positions: 400).day(asOf: RosterSamples.today.adding(days: 14))
        let projected = ProjectedVacancies(day: day)
        let total = StaffingCube(day: day).total
        let all = [projected.standing] + projected.months
        #expect(all.map(\.count).reduce(0, +) == total[.projectedVacant])
        #expect(all.map(\.withRelief.count).reduce(0, +) == total[.projectedWithRelief])
        #expect(all.map(\.withoutRelief.count).reduce(0, +) == total[.projectedWithoutRelief])
        #expect(projected.standing.count == total[.vacant])
        for month in projected.months {
            let members = month.withRelief + month.withoutRelief
            #expect(members.allSatisfy { $0.projectedVacancy.map(month.days.contains) == true })
        }
    }

    @Test("Cuts calendar months at the ends of the 24 months")
    func months() {
        let roster = RosterSamples.roster([])
        let fromMiddle = ProjectedVacancies(day: roster.day(asOf: Day("2027-01-15")!)).months.map(\.days)
        #expect(fromMiddle.count == 25)
        #expect(fromMiddle.first?.description == "2027-01-15..<2027-02-01")
        #expect(fromMiddle.last?.description == "2029-01-01..<2029-01-15")
        let fromFirst = ProjectedVacancies(day: roster.day(asOf: Day("2027-01-01")!)).months.map(\.days)
        #expect(fromFirst.count == 24)
        #expect(fromFirst.last?.description == "2028-12-01..<2029-01-01")
    }

    @Test("Comes down from required to qualified without losing a position", arguments: [1, 2] as [UInt64])
    func waterfall(seed: UInt64) {
        let day = RandomRegister.roster(seed: seed, positions: 400).day(asOf: RosterSamples.today)
        let total = StaffingCube(day: day).total
        let steps = StaffingWaterfall(day: day).steps
        #expect(
            steps.map(\.name) == [
                "required", "not_authorized", "authorized", "vacant_unfunded", "vacant_funded", "filled",
                "not_qualified", "qualified",
            ])
        for step in steps {
            #expect(!step.isLevel || step.count == step.runningTotal, "\(step.name)")
            #expect(step.measure.map { total[$0] == step.count } ?? true, "\(step.name)")
            let rows = day.statuses.filter { day.matches($0, step.filters) == true }
            #expect(rows.count == step.count, "\(step.name)")
        }
    }

    @Test("Counts only the positions that are asked for")
    func predicate() {
        let day = RandomRegister.roster(seed: 3, positions: 200).day(asOf: RosterSamples.today)
        let steps = StaffingWaterfall(day: day) { day.key(of: $0, in: .country) == "KEN" }.steps
        let kenya = StaffingCube(day: day).table(by: [.country]).measures("KEN")
        #expect(steps.first?.count == kenya?[.required])
        #expect(steps.last?.count == kenya?[.qualified])
    }
}
