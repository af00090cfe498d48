import CadreDomain
import CadreNumerics
import Foundation
import Testing

@testable import CadreApplication

@Suite("The demo world")
struct DemoWorldTests {
    let view: DemoWorldView
    var register: Register { view.world.register }

    init() throws {
        view = DemoWorldView(try DemoWorldSample.one.get())
    }

    @Test("One seed makes one world, another seed another")
    func deterministic() throws {
        let again = try DemoWorldSample.make(seed: 1)
        #expect(again.register.offices == register.offices)
        #expect(again.register.positions == register.positions)
        #expect(again.register.people == register.people)
        #expect(again.register.qualifications == register.qualifications)
        #expect(again.register.assignments == register.assignments)
        #expect(again.puzzles == view.world.puzzles)
        let other = try DemoWorldSample.two.get()
        #expect(other.register.people != register.people)
        #expect(other.register.assignments != register.assignments)
        #expect(other.puzzles != view.world.puzzles)
    }

    @Test("The bits that were drawn are gone from the source")
    func source() throws {
        var random = SplitMix64(seed: 1)
        let tables = try DemoWorldSample.tables.get()
        _ = DemoWorld.make(reference: tables, officeTypes: [:], random: &random)
        #expect(random != SplitMix64(seed: 1))
    }

    @Test("Its day is 2026-12-01")
    func today() {
        #expect(DemoWorld.today.description == "2026-12-01")
        #expect(view.today == DemoWorld.today)
    }

    @Test("Every law of assignments and records holds, for every seed tried", arguments: 1...3)
    func laws(seed: UInt64) throws {
        let world = try DemoWorldSample.world(seed)
        let register = world.register
        #expect(register.assignments.flatMap { AssignmentLaws.breaches(of: $0) }.isEmpty)
        #expect(AssignmentLaws.doubleBookings(in: register.assignments, knownOn: world.today).isEmpty)
        #expect(register.positions.flatMap { RecordLaws.breaches(of: $0) }.isEmpty)
        #expect(register.people.flatMap { RecordLaws.breaches(of: $0) }.isEmpty)
        #expect(RecordLaws.overlappingVersions(register.positions.map { ($0.id.rawValue, $0.validity) }).isEmpty)
        #expect(RecordLaws.overlappingVersions(register.people.map { ($0.id.rawValue, $0.validity) }).isEmpty)
        #expect(world.puzzles.count == 7)
        #expect(RecordLaws.overlappingVersions(register.offices.map { ($0.id.rawValue, $0.validity) }).isEmpty)
        #expect(OfficeLaws.cycles(among: register.offices).isEmpty)
        let offices = Dictionary(grouping: register.offices, by: \.id).mapValues { $0.map(\.validity) }
        #expect(register.positions.allSatisfy { OfficeLaws.absence(of: $0, from: offices[$0.office] ?? []) == nil })
        let people = Dictionary(grouping: register.people, by: \.id).mapValues { $0.map(\.validity) }
        let positions = Dictionary(grouping: register.positions, by: \.id).mapValues { $0.map(\.validity) }
        let stray = register.assignments.filter { assignment in
            [people[assignment.person] ?? [], positions[assignment.position] ?? []].contains {
                AssignmentLaws.absence(of: assignment, from: $0, knownOn: world.today) != nil
            }
        }
        #expect(stray.map(\.id) == [])
    }

    @Test("Nobody is named twice for one position, so that nobody is his or her own relief", arguments: 1...3)
    func ownReliefs(seed: UInt64) throws {
        let assignments = try DemoWorldSample.world(seed).register.assignments
        let named = Dictionary(grouping: assignments) { "\($0.person) for \($0.position)" }
        let twice = named.filter { $0.value.count > 1 }.keys.sorted()
        #expect(twice.isEmpty, "\(twice.count) pairs, such as \(twice.prefix(3))")
    }

    @Test("Every record that another names exists, is named by one identity, and stands in its one order")
    func references() {
        var sorted = register
        sorted.sort()
        #expect(sorted.offices == register.offices && sorted.positions == register.positions)
        #expect(sorted.people == register.people && sorted.qualifications == register.qualifications)
        #expect(sorted.assignments == register.assignments)
        let offices = Set(register.offices.map(\.id))
        let positions = Set(register.positions.map(\.id))
        let people = Set(register.people.map(\.id))
        #expect(offices.count == register.offices.count)
        #expect(Set(register.offices.map(\.code)).count == register.offices.count)
        #expect(Set(view.positions.map(\.number)).count == view.positions.count)
        #expect(Set(register.assignments.map(\.id)).count == register.assignments.count)
        #expect(Set(register.qualifications.map(\.id)).count == register.qualifications.count)
        #expect(register.offices.allSatisfy { $0.parent.map(offices.contains) ?? true })
        #expect(register.positions.allSatisfy { offices.contains($0.office) })
        #expect(register.qualifications.allSatisfy { people.contains($0.person) })
        #expect(register.assignments.allSatisfy { people.contains($0.person) && positions.contains($0.position) })
    }

    @Test("Nobody serves before the record of the person or position opens, or after it ends")
    func withinValidity() {
        let peopleDays = Dictionary(grouping: register.people, by: \.id).mapValues { versions in
            DayRange(
                clamping: versions.map(\.validity.start).min() ?? .first,
                versions.map(\.validity.end).max() ?? .endless)
        }
        var authorizedFrom: [ID<Position>: Day] = [:]
        for version in register.positions where version.state >= .authorized {
            authorizedFrom[version.id] = min(authorizedFrom[version.id] ?? .endless, version.validity.start)
        }
        let outside = register.assignments.filter { assignment in
            guard assignment.state != .cancelled else { return false }
            let days = assignment.occupiedDays(knownOn: view.today)
            let isInRecord = peopleDays[assignment.person].map { $0.start <= days.start && days.end <= $0.end } == true
            return !isInRecord || (authorizedFrom[assignment.position] ?? .endless) > days.start
        }
        #expect(outside.isEmpty)
    }

    @Test("Reliefs are named for those who leave before the horizon; docs/demo.md says how late they report")
    func horizon() throws {
        let planned = register.assignments.filter { $0.state == .planned }
        let active = Dictionary(grouping: register.assignments.filter { $0.state == .active }, by: \.position)
        #expect(
            planned.allSatisfy { relief in
                active[relief.position, default: []].allSatisfy { $0.plannedEnd < DemoCalendar.horizon }
            })
        #expect(planned.allSatisfy { $0.from <= DemoCalendar.horizon || active[$0.position] != nil })
        let latest = DemoCalendar.horizon.adding(days: 350)
        #expect(planned.allSatisfy { $0.from <= latest } && planned.contains { $0.from > DemoCalendar.horizon })
        let path = URL(filePath: #filePath).appending(path: "../../../../docs/demo.md").standardizedFileURL
        let text = try String(contentsOf: path, encoding: .utf8).replacing("\n", with: " ")
        #expect(text.contains("Reliefs are named for those who leave before \(DemoCalendar.horizon);"))
        #expect(text.contains("they report up to 350 days later"))
    }

    @Test("Codes are those of the reference tables")
    func codes() throws {
        let tables = try DemoWorldSample.tables.get()
        for office in register.offices {
            #expect(tables.name(of: office.type, in: .officeTypes) != nil, "\(office.type)")
            #expect(tables.country(office.country) != nil)
            #expect(office.command.map { tables.command($0) != nil } ?? true)
        }
        let wrongPositions = view.positions.filter { position in
            let isArea = position.scCode.map { tables.name(of: String($0.area), in: .functionalAreas) != nil } ?? true
            let spoken = tables.country(position.country)?.languages ?? []
            return !isArea || !position.languages.allSatisfy { spoken.contains($0.language) }
        }
        #expect(wrongPositions.isEmpty)
        let wrongCourses = register.qualifications.filter { qualification in
            guard case .course(let code) = qualification.kind else { return false }
            return tables.courses.first { $0.code == code }?.validity.contains(qualification.earned) != true
        }
        #expect(wrongCourses.isEmpty)
    }
}
