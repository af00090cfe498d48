import CadreApplication
import CadreDomain
import Foundation
import HTTPTypes
import Testing

import struct CadreTestSupport.SampleEditRows

@testable import CadreWeb

/// A made-up service with every state a position can be in, as many countries as a test asks for.
struct StaffedSample {
    static let today = Day(year: 2027, month: 6, day: 15) ?? .first
    /// A title and a name that try to be markup.
    static let hostile = "Chief <script>alert('x')</script>"

    let register: Register
    let reference: ReferenceTables

    /// Makes the service.
    ///
    /// - Parameters:
    ///   - countryCount: How many countries overseas; the United States come on top.
    ///   - officeSize: How many positions an office has.
    init(countryCount: Int = 3, officeSize: Int = 14) throws {
        let codes = try Self.codes(countryCount)
        reference = try Self.reference(codes)
        var register = Register()
        for (index, code) in codes.enumerated() {
            register.offices.append(try Self.office(index + 1, code, reference))
        }
        var number = 0
        for office in register.offices {
            for place in 0..<officeSize {
                number += 1
                register.positions.append(try Self.position(number, place, office))
                register.people += try (0...2).map { try Self.person(number * 3 + $0, number: number) }
                register.assignments += try Self.assignments(number)
            }
        }
        register.sort()
        self.register = register
    }

    private static func codes(_ count: Int) throws -> [CountryCode] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let made = (0..<count).map { "X\(letters[$0 / 26])\(letters[$0 % 26])" }
        return try (["USA"] + made).map { try #require(CountryCode($0)) }
    }

    private static func reference(_ codes: [CountryCode]) throws -> ReferenceTables {
        let commands = try ["EUCOM", "INDOPACOM"].map { try #require(CommandCode($0)) }
        let always = DayRange(from: .first)
        return ReferenceTables(
            countries: codes.enumerated().map { index, code in
                Country(
                    code: code, alpha2: String(code.rawValue.suffix(2)), name: "Country number \(index) of the sample",
                    kind: .country, capital: "Capital",
                    coordinates: Coordinates(
                        latitude: Double(index % 12) * 10 - 50, longitude: Double(index % 30) * 11 - 160
                    ),
                    languages: index % 2 == 0 ? [] : ["fra"], isCapExempt: false,
                    confidence: code.rawValue == "XAC" ? .unverified : .verified, source: "sample"
                )
            },
            commands: commands.map {
                CombatantCommand(
                    code: $0, name: "Command \($0)", kind: .geographic, headquarters: "", confidence: .verified,
                    source: "sample"
                )
            },
            memberships: codes.dropFirst().enumerated().map { index, code in
                CommandMembership(
                    country: code, command: commands[index % 2], days: always,
                    confidence: index == 0 ? .unverified : .verified, source: "sample of \(code)"
                )
            },
            gradeTitles: [:], gradeEquivalences: [],
            codes: [
                CodeTable(
                    name: .functionalAreas,
                    entries: [
                        CodeTable.Entry(code: "A", name: "Area A", confidence: .unverified, source: "a placeholder")
                    ]
                )
            ], courses: [], tours: try tours(codes), strengthCaps: [],
            countryAliases: [], trainingDemand: []
        )
    }

    /// The tour of every position in the table: unverified in XAA, verified elsewhere, and another one in XAB.
    private static func tours(_ codes: [CountryCode]) throws -> [TourRow] {
        let length = try #require(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24))
        let other = try #require(TourLength(accompaniedMonths: nil, unaccompaniedMonths: 12))
        return ([nil] + codes.map(Optional.some)).compactMap { code in
            switch code?.rawValue {
            case nil: TourRow(country: nil, length: length, validFrom: .first, confidence: .verified, source: "all")
            case "XAA":
                TourRow(country: code, length: length, validFrom: .first, confidence: .unverified, source: "guess")
            case "XAB":
                TourRow(country: code, length: other, validFrom: .first, confidence: .unverified, source: "guess")
            default: nil
            }
        }
    }

    private static func office(_ number: Int, _ code: CountryCode, _ reference: ReferenceTables) throws -> Office {
        Office(
            id: ID(prefix: "off_", sequence: number), code: "ODC-\(code)",
            name: "Office of Defense Cooperation, \(reference.country(code)?.name ?? "")", type: "ODC", country: code,
            post: "Capital", command: reference.command(of: code, on: today), parent: nil,
            validity: DayRange(from: try #require(Day("2015-01-01")))
        )
    }

    private static func position(_ number: Int, _ place: Int, _ office: Office) throws -> Position {
        let grades = [("O4", "O5"), ("O5", "O6"), ("E7", "E8")][number % 3]
        let lowest = try #require(Grade(grades.0))
        let band = try #require(GradeBand(lowest: lowest, highest: Grade(grades.1) ?? lowest))
        let states: [Position.State] = [.funded, .funded, .authorized, .funded, .required]
        return Position(
            id: ID(prefix: "pos_", sequence: number), number: "M-\(number)",
            title: number % 20 == 3 ? hostile : "Programs officer \(number)", office: office.id,
            country: office.country, post: office.post, command: office.command,
            service: [Service.army, .navy, nil][number % 3], kind: .military,
            grades: band,
            specialty: nil, scCode: number % 4 == 0 ? nil : SCCode(key: 1, area: number % 2 == 0 ? "C" : "D", level: 2),
            clearance: number % 6 == 0 ? .secret : .none, languages: [],
            tour: try #require(TourLength(accompaniedMonths: 36, unaccompaniedMonths: 24)),
            isKeyBillet: place % 5 == 0, isJointDuty: false, funding: .title10, countsTowardCap: false,
            state: states[number % states.count], validity: DayRange(from: try #require(Day("2020-01-01")))
        )
    }

    private static func person(_ sequence: Int, number: Int) throws -> Person {
        let grade = ["O4", "O5", "E7"][number % 3]
        return Person(
            id: ID(prefix: "per_", sequence: sequence), name: number % 20 == 3 ? hostile : "Person \(sequence)",
            service: [Service.army, .navy, .army][number % 3], kind: .military, grade: try #require(Grade(grade)),
            specialties: [], clearance: .none, clearanceUntil: nil, availableFrom: nil, constraints: [],
            validity: DayRange(from: try #require(Day("2015-01-01")))
        )
    }

    /// Held, empty, doubly held, past its planned end, left with a gap, or with somebody named: by number.
    private static func assignments(_ number: Int) throws -> [Assignment] {
        func made(_ place: Int, _ from: String, _ end: String, left: String? = nil) throws -> Assignment {
            let start = try #require(Day(from))
            return Assignment(
                id: ID(prefix: "asg_", sequence: number * 3 + place),
                person: ID(prefix: "per_", sequence: number * 3 + place),
                position: ID(prefix: "pos_", sequence: number), from: start, plannedEnd: try #require(Day(end)),
                actualEnd: left.flatMap { Day($0) },
                state: left != nil ? .completed : start > today ? .planned : .active, curtailment: nil
            )
        }
        switch number % 7 {
        case 0: return []
        case 1: return [try made(0, "2025-07-01", "2028-07-01")]
        case 2: return [try made(0, "2024-07-01", "2027-07-20"), try made(1, "2027-09-01", "2029-09-01")]
        case 3: return [try made(0, "2024-07-01", "2027-05-01")]
        case 4:
            return [
                try made(0, "2023-07-01", "2026-09-01", left: "2026-09-01"), try made(1, "2026-12-01", "2029-12-01"),
            ]
        case 5: return [try made(0, "2024-07-01", "2027-08-01"), try made(1, "2027-05-15", "2029-05-15")]
        default:
            return [
                try made(0, "2024-07-01", "2027-04-01", left: "2027-04-01"), try made(1, "2027-08-01", "2029-08-01"),
            ]
        }
    }
}

/// The pages over a staffed sample, asked in memory.
struct StaffedServer {
    let server: SampleServer

    init(_ register: Register, reference: ReferenceTables, demand: [TrainingDemandYear] = []) async throws {
        let store = MemoryStore(register, today: StaffedSample.today, demand: demand)
        let keeper = try await RegisterKeeper(store: store, reference: reference) {
            Timestamp(startOf: StaffedSample.today)
        }
        server = try SampleServer(
            endpoints: Pages.endpoints(
                reference: reference,
                useCases: UseCases(
                    keeper: keeper, store: store, rows: SampleEditRows(reference: reference), worker: "worker")),
            reference: reference
        )
    }

    init(_ sample: StaffedSample, demand: [TrainingDemandYear] = []) async throws {
        try await self.init(sample.register, reference: sample.reference, demand: demand)
    }

    func page(_ path: String) async throws -> Answer { try await server.ask(.get, path, .browser) }

    /// How many rows a list has behind an address.
    func total(_ address: String) async throws -> Int {
        let parts = address.split(separator: "?", maxSplits: 1)
        let path = "\(parts[0]).json?\(parts.count > 1 ? parts[1] + "&" : "")limit=1"
        let answer = try await server.ask(.get, path, .json)
        try #require(answer.status == 200, "\(path): \(answer.text)")
        return try #require(try answer.object["total"] as? Int)
    }
}
